import { openPool } from "@/lib/data/pool";
import { readEvents } from "@/lib/data/read-events";
import { crashGraphs } from "./graphs";
import { startOutside } from "./outside";
import { startDirectly } from "./starters";
import { violations } from "./verify";
import { killWorker, spawnWorker } from "./worker-process";

export type Frozen = { owners: string[]; takeovers: number; violations: string[] };

/** Freezes the owner of a run in the middle of its calls (SIGSTOP), lets another worker take over and end it, and wakes the sleeper. */
export async function freeze(url: string): Promise<Frozen> {
  // Slow enough that the run is still going when the sleeper is taken for dead, after 3 s.
  const outside = await startOutside(1_500);
  const pool = openPool(url, "baton:freeze", 2);
  await pool.query("insert into owner (id, name) values ('local', 'You') on conflict do nothing");
  const sleeper = await spawnWorker(url, outside);
  const other = { worker: null as Awaited<ReturnType<typeof spawnWorker>> | null };
  try {
    const id = await startDirectly(crashGraphs(outside.hooks))(1);
    const events = () => readEvents(pool, id);
    await until(() => outside.model.calls().some((call) => call.callKey?.startsWith(`${id}/`) === true && call.endedAt === null));
    sleeper.process.kill("SIGSTOP");
    other.worker = await spawnWorker(url, outside);
    await until(async () => (await events()).some((event) => event.type === "run.taken_over"));
    sleeper.process.kill("SIGCONT");
    await until(async () => (await events()).at(-1)?.type === "run.finished");
    const all = await events();
    const owners = all.flatMap((event) => (event.type === "run.started" || event.type === "run.taken_over" ? [event.worker] : []));
    return {
      owners,
      takeovers: all.filter((event) => event.type === "run.taken_over").length,
      violations: violations(id, all, { calls: outside.model.calls(), toolInputs: [], answers: { taken: new Map(), complaints: [] } }),
    };
  } finally {
    sleeper.process.kill("SIGCONT");
    await killWorker(sleeper);
    if (other.worker !== null) await killWorker(other.worker);
    await pool.end();
    await outside.close();
  }
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 25));
}
