import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type pg from "pg";

type Applied = { name: string; checksum: string; finished: boolean };

const table = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
  logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`;

/**
 * `prisma migrate deploy` without its engine (which npm does not carry): same table, same checksums, one transaction for each
 * migration. The caller holds the lock. Answers the names of what it applied.
 */
export async function applyMigrations(client: pg.Client, folder: string): Promise<string[]> {
  await client.query(table);
  const applied = new Map((await history(client)).map((row) => [row.name, row]));
  const done: string[] = [];
  for (const name of migrationsIn(folder)) {
    const sql = readFileSync(path.join(folder, name, "migration.sql"));
    const checksum = createHash("sha256").update(sql).digest("hex");
    const before = applied.get(name);
    if (before) refuseChanged(before, checksum);
    else {
      await applyOne(client, name, sql.toString("utf8"), checksum);
      done.push(name);
    }
  }
  return done;
}

export function migrationsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function history(client: pg.Client): Promise<Applied[]> {
  const sql =
    "select migration_name as name, checksum, finished_at is not null as finished from _prisma_migrations where rolled_back_at is null";
  return (await client.query<Applied>(sql)).rows;
}

function refuseChanged(before: Applied, checksum: string): void {
  if (!before.finished)
    throw new Error(`migration ${before.name} failed before; mend the database, then delete its row in _prisma_migrations`);
  if (before.checksum !== checksum) throw new Error(`migration ${before.name} was changed after it was applied`);
}

async function applyOne(client: pg.Client, name: string, sql: string, checksum: string): Promise<void> {
  await client.query("begin");
  try {
    await client.query(sql); // simple protocol: many statements, nothing is split
    const row =
      "insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) values ($1, $2, $3, now(), 1)";
    await client.query(row, [randomUUID(), checksum, name]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(`migration ${name}: ${(error as Error).message}`, { cause: error });
  }
}
