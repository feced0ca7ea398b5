import type { Child } from "./child";
import type { KeptDatabase } from "./keep-database";

/** Ctrl-C stops the programs, then what they need: the model, which calls that still end are asked of, and the database. A second one does not wait. */
export function stopOnSignal(children: Child[], models: Child[], database: KeptDatabase): void {
  let asked = false;
  const stop = async () => {
    if (asked) process.exit(130);
    asked = true;
    await Promise.all(children.map((child) => child.stop()));
    await Promise.all(models.map((model) => model.stop()));
    await database.stop();
    process.exit(process.exitCode ?? 0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop());
}
