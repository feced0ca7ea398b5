import type pg from "pg";
import type { RunId } from "@/lib/core/ids";
import { openPool } from "@/lib/data/pool";
import { readEvents } from "@/lib/data/read-events";
import { mostTakeovers } from "@/lib/engine/recover";
import { startSimulated } from "@/lib/model/simulated/server";
import type { LoggedCall } from "@/lib/model/simulated/call-log";
import { seeded } from "./random";
import { startDirectly, startOverHttp } from "./starters";
import { violations } from "./verify";
import { spawnWeb } from "./web-process";
import { killWorker, spawnWorker, type WorkerProcess } from "./worker-process";

export type Drill = {
  seed: number;
  kills: number;
  webKills: number;
  callsInFlight: number;
  runs: number;
  takeovers: number;
  lostCalls: number;
  owners: number;
  violations: string[];
};

/**
 * Keeps runs going on two real workers and kills one of them (`kill -9`) again and again, each time while it has calls open at the model
 * server; then holds every run against the server's log. With `web`, runs are started through a real web server, which is killed too.
 * `url` is a migrated database, also known to this process as DATABASE_URL.
 */
export async function drill(url: string, { kills, seed, web = false }: { kills: number; seed: number; web?: boolean }): Promise<Drill> {
  const random = seeded(seed);
  const model = await startSimulated({ latencyMs: 60, log: true });
  const pool = openPool(url, "baton:drill", 4);
  await pool.query("insert into owner (id, name) values ('local', 'You') on conflict do nothing");
  const workers = await Promise.all([spawnWorker(url, model.url), spawnWorker(url, model.url)]);
  const server = web ? await spawnWeb(url, model.url) : null;
  const start = server === null ? startDirectly : await startOverHttp(server.url, `seed-${seed}`);
  const runs: RunId[] = [];
  const counts = { kills: 0, webKills: 0, callsInFlight: 0 };
  try {
    while (counts.kills < kills) {
      while ((await unended(pool, runs)) < 3) {
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
      const victim = Math.floor(random() * workers.length);
      const worker = workers[victim];
      const open = worker === undefined ? 0 : await openCalls(pool, worker, model.calls());
      if (worker === undefined || open === 0 || (await wouldBeGivenUp(pool, worker))) continue;
      await killWorker(worker);
      counts.kills += 1;
      counts.callsInFlight += open;
      workers[victim] = await spawnWorker(url, model.url);
    }
    while ((await unended(pool, runs)) > 0) await new Promise((resolve) => setTimeout(resolve, 50));
    return { seed, ...counts, ...(await result(pool, runs, model.calls())) };
  } finally {
    await Promise.all([...workers.map(killWorker), server?.kill()]);
    await pool.end();
    await model.close();
  }
}

async function result(pool: pg.Pool, runs: RunId[], log: LoggedCall[]) {
  const events = await Promise.all(runs.map((run) => readEvents(pool, run)));
  const all = events.flat();
  const count = (type: string) => all.filter((event) => event.type === type).length;
  const owners = new Set(all.flatMap((event) => (event.type === "run.started" ? [event.worker] : [])));
  const stored = await pool.query<{ count: number }>("select count(*)::int as count from run");
  const doubled = stored.rows[0]?.count === runs.length ? [] : [`${stored.rows[0]?.count} runs are stored, ${runs.length} were asked for`];
  const wrong = runs.flatMap((run, index) => violations(run, events[index] ?? [], log));
  return {
    runs: runs.length,
    takeovers: count("run.taken_over"),
    lostCalls: count("call.lost"),
    owners: owners.size,
    violations: [...doubled, ...wrong],
  };
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

/** Calls that the server works at now, of runs that this worker drives. */
async function openCalls(pool: pg.Pool, worker: WorkerProcess, log: LoggedCall[]): Promise<number> {
  const { rows } = await pool.query<{ id: string }>("select id from run where driver = $1 and driving", [worker.id]);
  const own = new Set(rows.map((row) => row.id));
  return log.filter((call) => call.endedAt === null && !call.aborted && own.has(call.callKey?.split("/")[0] ?? "")).length;
}
