import { exitCode } from "./exit";

/** Ctrl-C asks; a second one leaves at once. */
export function watchInterrupts(): { signal: AbortSignal; asked: Promise<void> } {
  const controller = new AbortController();
  const asked = new Promise<void>((resolve) => controller.signal.addEventListener("abort", () => resolve(), { once: true }));
  const interrupt = () => {
    if (controller.signal.aborted) process.exit(exitCode.cancelled);
    controller.abort();
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, interrupt);
  return { signal: controller.signal, asked };
}
