import "server-only";
import path from "node:path";
import pg from "pg";
import { projectRoot } from "@/lib/runtime/project-root";
import { applyMigrations } from "./apply-migrations";
import { until } from "./wait";

// The key that Prisma Migrate itself takes, so that the two exclude each other.
const lockKey = 72_707_369;

/** Applies our migrations. Any number of processes may call it at once; answers what was applied here. */
export async function prepareDatabase(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: "baton:prepare" });
  await client.connect();
  try {
    if (!(await until(() => tryLock(client), 120, 50))) throw new Error("another process has been migrating this database for two minutes");
    return await applyMigrations(client, path.join(projectRoot(), "prisma", "migrations"));
  } finally {
    await client.end();
  }
}

/** Polled, never waited for: an index that is built concurrently would wait for every waiter on a lock. */
async function tryLock(client: pg.Client): Promise<true | null> {
  const { rows } = await client.query<{ locked: boolean }>("select pg_try_advisory_lock($1) as locked", [lockKey]);
  return rows[0]?.locked ? true : null;
}
