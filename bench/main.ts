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
import { openEngine, type Engine } from "./engine";
import { firstSteps } from "./first-step";
import { floorsOn } from "./floor";
import { startLangGraph, type LangGraph } from "./langgraph";
import { measure, type Runner } from "./makespan";
import { readOptions } from "./options";
import { foreignEnvironment, startModel, startWorkerProcess, type Program } from "./programs";
import { report, type Report } from "./report";
import { throughput } from "./throughput";
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

type Measured = Pick<Report, "rows" | "throughput" | "first" | "arrivals">;

async function measureAll(databaseUrl: string, engine: Engine): Promise<Measured> {
  const found: Measured = { rows: [], throughput: [], first: [], arrivals: null };
  // 50 ms last: what comes after the table is measured with it.
  for (const latencyMs of options.latencies.toSorted((one, other) => Number(one === 50) - Number(other === 50) || one - other)) {
    const model = keep(await startModel(latencyMs));
    const worker = keep(await startWorkerProcess(databaseUrl, model.url, options.profile));
    const langGraph = keep(await startLangGraph(databaseUrl, model.url));
    const runners = contest({ modelUrl: model.url, engine, worker, langGraph });
    for (const name of options.names) {
      say(`${name} at ${latencyMs} ms`);
      found.rows.push(await measure(runners, workload(name), latencyMs, options.repetitions(latencyMs)));
    }
    await drop(langGraph);
    if (options.names.includes("W5") && latencyMs < 100) {
      say(`1, 2 and 4 workers at ${latencyMs} ms`);
      const place = { databaseUrl, modelUrl: model.url, latencyMs };
      found.throughput.push(...(await throughput(place, engine, workload("W5"), options.repetitions(latencyMs))));
    }
    if (latencyMs === 50 || options.latencies.length === 1) {
      const small = workload("W5");
      say("first steps");
      found.first = await firstSteps(engine, small, options.runs);
      if (isBuilt()) {
        say("web app");
        found.arrivals = await arrivals(databaseUrl, dataDir, small, options.runs);
      }
    }
    await drop(worker);
    await drop(model);
  }
  const order = (row: Report["rows"][number]) => row.latencyMs * 10 + options.names.indexOf(row.work.name);
  return { ...found, rows: found.rows.toSorted((one, other) => order(one) - order(other)) };
}

type Parties = { modelUrl: string; engine: Engine; worker: Program; langGraph: LangGraph };

function contest({ modelUrl, engine, worker, langGraph }: Parties): Runner[] {
  const floors = floorsOn(modelUrl);
  const database = postmaster(cluster(dataDir).data)?.pid ?? 0;
  return [
    { side: "sdk", run: floors.sdk, processes: [process.pid], database: null },
    { side: "lean", run: floors.lean, processes: [process.pid], database: null },
    { side: "baton", run: (work) => engine.run(work), processes: [process.pid, worker.pid], database },
    { side: "sync", run: langGraph.runner("sync"), processes: [langGraph.pid], database },
    { side: "async", run: langGraph.runner("async"), processes: [langGraph.pid], database },
  ];
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
