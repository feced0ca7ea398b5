import { startLocalWorker } from "@/lib/runtime/local-worker";
import { exitCode, type ExitCode } from "./exit";
import { openInstallation } from "./installation";
import { watchInterrupts } from "./interrupts";

/** How long open calls may take to end before they are cut. */
const drainMs = 30_000;

/**
 * One more worker on the same database, until it is told to stop. It takes nothing more then, lets open calls end, and what it drives goes
 * on elsewhere, or when the next one starts. Told twice, it leaves at once.
 */
export async function workerCommand(): Promise<ExitCode> {
  const { asked } = watchInterrupts();
  const installation = await openInstallation();
  const worker = await startLocalWorker();
  console.error(`worker ${worker.id} is ready (Ctrl-C stops it)`);
  await asked;
  console.error("open calls may end; then other workers go on");
  await worker.stop(drainMs);
  await installation.close();
  return exitCode.ok;
}
