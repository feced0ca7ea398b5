import type { Engine } from "./engine";
import { startWorkerProcess, type Program } from "./programs";
import { median } from "./statistics";
import type { Workload } from "./workload";

export type Throughput = { workers: number; latencyMs: number; runs: number; runsPerSecond: number; repetitions: number };

/** The same runs at once on 1, 2 and 4 workers of one database; the first one runs already. */
export async function throughput(
  { databaseUrl, modelUrl, latencyMs }: { databaseUrl: string; modelUrl: string; latencyMs: number },
  engine: Engine,
  work: Workload,
  repetitions: number,
): Promise<Throughput[]> {
  const found: Throughput[] = [];
  const more: Program[] = [];
  try {
    for (const workers of [1, 2, 4]) {
      while (more.length + 1 < workers) more.push(await startWorkerProcess(databaseUrl, modelUrl, null));
      for (let round = 0; round < 2; round += 1) await engine.run(work);
      const rates: number[] = [];
      for (let round = 0; round < repetitions; round += 1) rates.push(await rate(engine, work));
      found.push({ workers, latencyMs, runs: work.runs, runsPerSecond: median(rates), repetitions });
    }
    return found;
  } finally {
    await Promise.all(more.map((program) => program.stop()));
  }
}

async function rate(engine: Engine, work: Workload): Promise<number> {
  const begin = performance.now();
  await engine.run(work);
  return work.runs / ((performance.now() - begin) / 1_000);
}
