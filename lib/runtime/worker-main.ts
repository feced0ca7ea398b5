import "server-only";
import { leaveWithParent, reportReady } from "@/lib/runtime/child";
import { startLocalWorker } from "@/lib/runtime/local-worker";

/** How long open calls may take to end when the supervisor stops: Ctrl-C of `npm start` has to end quickly. */
const drainMs = 3_000;

/** A worker as a process of its own. */
async function main(): Promise<void> {
  // Deprecations inside packages are no news at a terminal.
  process.noDeprecation = true;
  const worker = await startLocalWorker();
  let leaving = false;
  const leave = (forMs: number) => {
    if (leaving) return;
    leaving = true;
    void worker.stop(forMs).finally(() => process.exit(0));
  };
  // Ctrl-C reaches it twice: from the terminal, and from the supervisor.
  process.on("SIGTERM", () => leave(drainMs));
  process.on("SIGINT", () => leave(drainMs));
  // Nobody waits for it any more: what it would still let end is not worth an orphan.
  leaveWithParent(() => (leaving ? process.exit(0) : leave(0)));
  reportReady({ worker: worker.id });
}

await main();
