import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { ownerId } from "@/lib/core/ids";
import { pool } from "@/lib/data/pool";
import { cluster } from "@/lib/runtime/postgres/cluster";
import { ensureDatabase } from "@/lib/runtime/postgres/ensure-database";
import { prepareDatabase } from "@/lib/runtime/postgres/prepare-database";
import { halt } from "@/lib/runtime/postgres/server";
import { foreignEnvironment } from "../programs";
import { quantile } from "../statistics";
import { table } from "../table";
import { cases } from "./cases";
import { fill, owners } from "./fill";

const { values } = parseArgs({
  options: { runs: { type: "string", default: "1000000" }, repetitions: { type: "string", default: "40" }, keep: { type: "string" } },
});
const count = Math.min(5_000_000, Math.max(1_000, Number(values.runs)));
const repetitions = Math.min(1_000, Math.max(5, Number(values.repetitions)));
/** With `--keep=FOLDER` the filled database stays there and is used again. */
const dataDir = values.keep ?? mkdtempSync(path.join(os.tmpdir(), "baton-bench-runs-"));
const most = 100;

async function main(): Promise<void> {
  for (const name of Object.keys(process.env)) if (!(name in foreignEnvironment())) delete process.env[name];
  const database = await ensureDatabase({ dataDir });
  process.env["DATABASE_URL"] = database.url;
  await prepareDatabase(database.url);
  await fillOnce(database.url);
  const rows: string[][] = [];
  for (const { name, ask } of cases(count)) {
    const times: number[] = [];
    let found = "";
    for (let i = 0; i < repetitions + 3; i++) {
      const begin = performance.now();
      found = await ask({ ownerId: ownerId.parse("local") }, i);
      // The first ones find a cold cache.
      if (i >= 3) times.push(performance.now() - begin);
    }
    const p95 = quantile(times, 0.95);
    rows.push([name, found, quantile(times, 0.5).toFixed(1), p95.toFixed(1), p95 < most ? "yes" : "no"]);
    console.error(`  ${rows.at(-1)?.join("  ")}`);
  }
  console.log(`\n${table(["query", "of the runs", "p50 ms", "p95 ms", `under ${most} ms`], rows)}\n`);
  console.log(`${count.toLocaleString("en")} runs, ${owners[0]?.share} of them the asker's; ${os.cpus().length} cores.`);
}

async function fillOnce(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ any: boolean }>("select exists (select 1 from run) as any");
    if (rows[0]?.any !== true) await fill(client, count, (what) => console.error(`  filling: ${what}`));
  } finally {
    await client.end();
  }
}

async function end(): Promise<void> {
  await pool().end();
  await halt(cluster(dataDir));
  if (values.keep === undefined) rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
}

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void end().finally(() => process.exit(130)));
try {
  await main();
} finally {
  await end();
}
process.exit(0);
