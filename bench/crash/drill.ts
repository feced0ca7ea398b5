import type pg from "pg";
import type { RunId } from "@/lib/core/ids";
import { openPool } from "@/lib/data/pool";
import { mostTakeovers } from "@/lib/engine/recover";
import type { LoggedCall } from "@/lib/model/simulated/call-log";
import { answering } from "./answers";
import { startCrew } from "./crew";
import { crashGraphs } from "./graphs";
import { startOutside } from "./outside";
import { seeded } from "@/lib/core/testing/seeded";
import { startDirectly, startOverHttp } from "./starters";
import { tally, type Tally } from "./tally";
import { spawnWeb } from "./web-process";
import type { WorkerProcess } from "./worker-process";

export type Drill = Tally & { seed: number; kills: number; webKills: number; callsInFlight: number };

/** Of different graphs: a kill meets several sorts of work. */
const runsAtOnce = 5;

/**
 * Keeps runs going on two real workers, answers what they ask, and kills one of the workers (`kill -9`) again and again, most times while
 * it has calls open at the model server; then holds every run against the logs of all servers. With `web`, runs are started through a real
 * web server, which is killed too. `url` is a migrated database, also known to this process as DATABASE_URL.
 */
export async function drill(url: string, { kills, seed, web = false }: { kills: number; seed: number; web?: boolean }): Promise<Drill> {
  const random = seeded(seed);
  const outside = await startOutside(60);
  const pool = openPool(url, "baton:drill", 4);
  await pool.query("insert into owner (id, name) values ('local', 'You') on conflict do nothing");
  const graphs = crashGraphs(outside.hooks);
  const crew = await startCrew(url, outside, 2);
  const server = web ? await spawnWeb(url, outside) : null;
  const start = server === null ? startDirectly(graphs) : await startOverHttp(server.url, graphs, `seed-${seed}`);
  const answers = answering(pool, seeded(seed + 1));
  const runs: RunId[] = [];
  const counts = { kills: 0, webKills: 0, callsInFlight: 0 };
  try {
    while (counts.kills < kills) {
      while ((await unended(pool, runs)) < runsAtOnce) {
        const starting = start(runs.length);
        // In the middle of a request, now and then.
        if (server !== null && random() < 0.2) {
          await server.kill();
          counts.webKills += 1;
          await server.restart();
        }
        runs.push(await starting);
      }
      await new Promise((resolve) => setTimeout(resolve, random() * 150));
      const ready = crew.ready();
      const worker = ready[Math.floor(random() * ready.length)];
      if (worker === undefined) continue;
      const work = await workOf(pool, worker, outside.model.calls());
      // Every fifth kill takes what comes: between two calls it may be writing down an answer, or coming to rest.
      const isWorthIt = work.calls > 0 || (work.runs > 0 && counts.kills % 5 === 4);
      if (!isWorthIt || (await wouldBeGivenUp(pool, worker))) continue;
      await crew.kill(worker);
      counts.kills += 1;
      counts.callsInFlight += work.calls;
    }
    while ((await unended(pool, runs)) > 0) await new Promise((resolve) => setTimeout(resolve, 50));
    await answers.stop();
    const witnesses = { calls: outside.model.calls(), toolInputs: outside.toolInputs() };
    return { seed, ...counts, ...(await tally(pool, runs, (run) => ({ ...witnesses, answers: answers.of(run) }))) };
  } finally {
    await answers.stop();
    await Promise.all([crew.close(), server?.kill()]);
    await pool.end();
    await outside.close();
  }
}

async function unended(pool: pg.Pool, runs: RunId[]): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    "select count(*)::int as count from run where id = any($1) and status not in ('succeeded', 'failed', 'cancelled')",
    [runs],
  );
  return rows[0]?.count ?? 0;
}

/** A run whose owners die one after another before anything is finished is given up, by rule: the drill does not go so far. */
async function wouldBeGivenUp(pool: pg.Pool, worker: WorkerProcess): Promise<boolean> {
  const { rows } = await pool.query<{ vain: number }>(
    `select count(*)::int as vain from run r join event e on e.run_id = r.id and e.type = 'run.taken_over'
     where r.driver = $1 and r.driving and e.seq > coalesce(
       (select max(f.seq) from event f where f.run_id = r.id and f.type in ('call.finished', 'step.finished')), 0)
     group by r.id order by vain desc limit 1`,
    [worker.id],
  );
  return (rows[0]?.vain ?? 0) >= mostTakeovers - 2;
}

/** How many runs this worker drives, and how many calls of these the server works at now. */
async function workOf(pool: pg.Pool, worker: WorkerProcess, log: LoggedCall[]): Promise<{ runs: number; calls: number }> {
  const { rows } = await pool.query<{ id: string }>("select id from run where driver = $1 and driving", [worker.id]);
  const own = new Set(rows.map((row) => row.id));
  const open = log.filter((call) => call.endedAt === null && !call.aborted && own.has(call.callKey?.split("/")[0] ?? ""));
  return { runs: own.size, calls: open.length };
}
