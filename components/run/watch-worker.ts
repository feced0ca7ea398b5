import type { RunState } from "@/components/run/run-store";

type Watch = {
  /** Nobody looks at the page. */
  isHidden: () => boolean;
  /** Whether the run stalls; null: there was no answer. */
  ask: (signal: AbortSignal) => Promise<boolean | null>;
  tell: (stalled: boolean) => void;
};

/** A living worker may well be silent so long, while a model thinks. */
const firstMs = 3_000;
const longestMs = 30_000;

/**
 * Asks whether anybody drives a run of which nothing is heard, less and less often, and never while the page is hidden: `look`, when it
 * no longer is, asks at once.
 */
export function watchWorker({ isHidden, ask, tell }: Watch): { look: () => void; stop: () => void } {
  const stopped = new AbortController();
  let pause = firstMs;
  let timer = setTimeout(look, pause);

  function look(): void {
    clearTimeout(timer);
    if (!isHidden()) void asked();
  }
  async function asked(): Promise<void> {
    const stalled = await ask(stopped.signal);
    if (stopped.signal.aborted) return;
    if (stalled !== null) tell(stalled);
    pause = Math.min(2 * pause, longestMs);
    clearTimeout(timer);
    timer = setTimeout(look, pause);
  }

  return {
    look,
    stop: () => {
      stopped.abort();
      clearTimeout(timer);
    },
  };
}

/** A run that waits for people has no worker, and lacks none until something is asked of one. */
export function needsWorker({ live, cancelling, answered }: Pick<RunState, "live" | "cancelling" | "answered">): boolean {
  return live.endedAt === null && (live.status !== "waiting" || cancelling || answered);
}
