import "server-only";
import { leaveWithParent, reportReady } from "@/lib/runtime/child";
import { startLocalWorker } from "@/lib/runtime/local-worker";

/** A worker as a process of its own. */
async function main(): Promise<void> {
  // Deprecations inside packages are no news at a terminal.
  process.noDeprecation = true;
  const worker = await startLocalWorker();
  const stop = () => void worker.stop().finally(() => process.exit(0));
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  leaveWithParent(stop);
  reportReady({ worker: worker.id });
}

await main();
