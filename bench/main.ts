import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { ensureOwner, localPerson } from "@/lib/data/owners";
import { pool } from "@/lib/data/pool";
import { cluster } from "@/lib/runtime/postgres/cluster";
import { ensureDatabase } from "@/lib/runtime/postgres/ensure-database";
import { postmaster } from "@/lib/runtime/postgres/postmaster";
import { halt } from "@/lib/runtime/postgres/server";
import { prepareDatabase } from "@/lib/runtime/postgres/prepare-database";
import { projectRoot } from "@/lib/runtime/project-root";
import { closeWakes } from "@/lib/runtime/wake";
import { openEngine, type Engine } from "./engine";
import { firstSteps } from "./first-step";
import { floorsOn } from "./floor";
import { measure } from "./makespan";
import { readOptions } from "./options";
import { foreignEnvironment, startModel, startWorkerProcess, type Program } from "./programs";
import { report, type Report } from "./report";
import { arrivals, isBuilt } from "./web-app";
import { workload } from "./workload";

process.noDeprecation = true;
const options = readOptions(process.argv.slice(2));
const dataDir = mkdtempSync(path.join(os.tmpdir(), "baton-bench-"));
const running = new Set<Program>();

/** Everything real: the embedded database, a worker in its own process, the model server in another. All of it is gone afterwards. */
async function bench(): Promise<Report> {
  const begin = performance.now();
  const loadBefore = os.loadavg()[0] ?? 0;
  const database = await ensureDatabase({ dataDir });
  try {
    for (const name of Object.keys(process.env)) if (!(name in foreignEnvironment())) delete process.env[name];
    process.env["DATABASE_URL"] = database.url;
    await prepareDatabase(database.url);
    await ensureOwner(localPerson, "You");
    const engine = await openEngine(database.url);
    const measured = await measureAll(database.url, engine);
    const { rows } = await pool().query<{ version: string }>("select version()");
    await engine.close();
    await closeWakes();
    await pool().end();
    const version = rows[0]?.version.split(" ").slice(0, 2).join(" ") ?? "";
    return { ...measured, loadBefore, database: `${version} (embedded)`, minutes: (performance.now() - begin) / 60_000 };
  } finally {
    await endAll();
  }
}

async function endAll(): Promise<void> {
  await Promise.all([...running].map((program) => program.stop()));
  await halt(cluster(dataDir));
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
}

async function measureAll(databaseUrl: string, engine: Engine): Promise<Pick<Report, "rows" | "first" | "arrivals">> {
  const rows: Report["rows"] = [];
  let first: number[] = [];
  let received: Report["arrivals"] = null;
  const database = postmaster(cluster(dataDir).data)?.pid ?? 0;
  // 50 ms last: what comes after the table is measured with it.
  for (const latencyMs of options.latencies.toSorted((one, other) => Number(one === 50) - Number(other === 50) || one - other)) {
    const model = keep(await startModel(latencyMs));
    const worker = keep(await startWorkerProcess(databaseUrl, model.url, options.profile));
    const contest = { floors: floorsOn(model.url), engine, worker: worker.pid, database };
    for (const name of options.names) {
      say(`${name} at ${latencyMs} ms`);
      rows.push(await measure(contest, workload(name), latencyMs, options.repetitions(latencyMs)));
    }
    if (latencyMs === 50 || options.latencies.length === 1) {
      const small = workload("W5");
      say("first steps");
      first = await firstSteps(engine, small, options.runs);
      if (isBuilt()) {
        say("web app");
        received = await arrivals(databaseUrl, dataDir, small, options.runs);
      }
    }
    await drop(worker);
    await drop(model);
  }
  const order = (row: (typeof rows)[number]) => row.latencyMs * 10 + options.names.indexOf(row.work.name);
  return { rows: rows.toSorted((one, other) => order(one) - order(other)), first, arrivals: received };
}

function keep<P extends Program>(program: P): P {
  running.add(program);
  return program;
}

async function drop(program: Program): Promise<void> {
  running.delete(program);
  await program.stop();
}

function say(what: string): void {
  console.error(`  ${what}`);
}

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void endAll().finally(() => process.exit(130)));
const text = report(await bench());
console.log(`\n${text}\n`);
if (options.write) writeFileSync(path.join(projectRoot(), "bench", "results.md"), `# Benchmark results\n\n${text}\n`);
process.exit(0);
