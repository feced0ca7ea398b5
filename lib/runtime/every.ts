import "server-only";

/** Repeats `work`, never two at once. A round that fails is said and the next one comes: these rounds heal what others broke. */
export function every(ms: number, work: () => Promise<void>): { stop(): Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout;
  let last = Promise.resolve();
  const round = () => {
    last = work().catch((cause: unknown) => {
      if (!stopped) console.error(`baton: ${cause instanceof Error ? cause.message : String(cause)}`);
    });
    void last.then(() => {
      if (!stopped) timer = setTimeout(round, ms);
    });
  };
  timer = setTimeout(round, ms);
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await last;
    },
  };
}
