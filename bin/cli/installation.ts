import { mkdirSync } from "node:fs";
import { ensureOwner, localPerson } from "@/lib/data/owners";
import { pool } from "@/lib/data/pool";
import { livingWorkers } from "@/lib/data/workers";
import { readEnvironment, type Environment } from "@/lib/runtime/environment";
import { keepSecret } from "@/lib/runtime/keep-secret";
import { readOperatorConnections } from "@/lib/runtime/operator-connections";
import { PlatformError } from "@/lib/runtime/postgres/binaries";
import { ensureDatabase, type Database } from "@/lib/runtime/postgres/ensure-database";
import { prepareDatabase } from "@/lib/runtime/postgres/prepare-database";
import { closeRunSignals } from "@/lib/runtime/run-signals";
import { exitCode, Refusal } from "./exit";

export type Installation = {
  /** Lets go of the database, and stops it where it is the embedded one and nobody else uses it. */
  close: () => Promise<void>;
};

/** The same database that the web app uses, adopted or started. From here on lib/data works in this process. */
export async function openInstallation(): Promise<Installation> {
  const environment = environmentOrRefusal();
  mkdirSync(environment.dataDir, { recursive: true, mode: 0o700 });
  const database = await ensureDatabase(environment).catch((cause: unknown) => {
    throw cause instanceof PlatformError ? new Refusal(cause.message, exitCode.failed) : cause;
  });
  await prepareDatabase(database.url);
  process.env["DATABASE_URL"] = database.url;
  process.env["BATON_SECRET"] = keepSecret(environment);
  await ensureOwner(localPerson, "You");
  return { close: () => close(database) };
}

function environmentOrRefusal(): Environment {
  try {
    const environment = readEnvironment();
    readOperatorConnections(environment);
    return environment;
  } catch (cause) {
    throw new Refusal(cause instanceof Error ? cause.message : String(cause));
  }
}

async function close(database: Database): Promise<void> {
  // A worker of somebody else shows at once that the database is in use.
  const isShared = await livingWorkers(pool()).then(
    (workers) => workers.length > 0,
    () => false,
  );
  await closeRunSignals();
  await pool().end();
  if (database.embedded && !isShared) await database.stopIfUnused();
}
