import "server-only";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { cluster } from "@/lib/runtime/postgres/cluster";
import { isAlive } from "@/lib/runtime/postgres/postmaster";
import { halt } from "@/lib/runtime/postgres/server";

const prefix = "baton-test-";

/** Names the folder of the run's cluster; the first test that asks for a database starts it (a run without such tests pays nothing). */
export default async function setup(): Promise<() => Promise<void>> {
  await sweep();
  const dataDir = mkdtempSync(path.join(tmpdir(), `${prefix}${process.pid}-`));
  process.env.BATON_TEST_CLUSTER = dataDir;
  return () => remove(dataDir);
}

/** Clusters of runs that were killed. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const owner = name.startsWith(prefix) ? Number(name.slice(prefix.length).split("-")[0]) : Number.NaN;
    if (Number.isInteger(owner) && !isAlive(owner)) await remove(path.join(tmpdir(), name));
  }
}

async function remove(dataDir: string): Promise<void> {
  if (readdirSync(dataDir).includes("postgres")) await halt(cluster(dataDir));
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
}
