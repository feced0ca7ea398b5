import { startLocalWorker } from "@/lib/runtime/local-worker";
import { exitCode, type ExitCode } from "./exit";
import { openInstallation } from "./installation";
import { watchInterrupts } from "./interrupts";

/** One more worker on the same database, until Ctrl-C. What it drives then goes on elsewhere, or when the next one starts. */
export async function workerCommand(): Promise<ExitCode> {
  const { asked } = watchInterrupts();
  const installation = await openInstallation();
  const worker = await startLocalWorker();
  console.error(`worker ${worker.id} is ready (Ctrl-C stops it)`);
  await asked;
  await worker.stop();
  await installation.close();
  return exitCode.ok;
}
