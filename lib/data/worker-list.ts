import "server-only";
import type { WorkerAnswer, WorkersAnswer, WorkerState } from "@/lib/contract/workers";
import type { Asker } from "@/lib/data/owners";
import { pool } from "@/lib/data/pool";
import { isLiving } from "@/lib/data/workers";
import { runStatus } from "@/lib/trace/event";

/** The installation's workers and what they have to do. Numbers count everybody's runs; those that are named are the asker's alone (S4). */
export async function readWorkers(asker: Asker): Promise<WorkersAnswer> {
  const [beats, drives, calls, queue] = await Promise.all([readBeats(), readDrives(asker), readCalls(), readQueue()]);
  const items = beats.map((beat): WorkerAnswer => ({
    id: beat.id,
    host: beat.host,
    pid: beat.pid,
    state: stateOf(beat),
    startedAt: beat.started_at.toISOString(),
    seenAt: beat.seen.toISOString(),
    runs: beat.alive ? beat.slots : 0,
    openCalls: beat.alive ? sum(calls, ({ driver, open }) => (driver === beat.id ? open : 0)) : 0,
    drives: drives.filter(({ driver }) => driver === beat.id).map(toDrive),
  }));
  const { runs, oldest, ...counts } = queue;
  const answered = sum(calls, ({ answered }) => answered);
  const rateWaits = sum(calls, ({ rate_waits }) => rate_waits);
  return {
    items,
    queue: { ...counts, oldestQueuedAt: oldest?.toISOString() ?? null },
    lastMinute: { runs, calls: answered, rateWaits },
  };
}

type Beat = { id: string; host: string; pid: number; slots: number; draining: boolean; started_at: Date; seen: Date; alive: boolean };

async function readBeats(): Promise<Beat[]> {
  const { rows } = await pool().query<Beat>(
    `select id, host, pid, slots, draining, started_at, seen, ${isLiving} as alive from worker_beat b order by started_at, id limit 200`,
  );
  return rows;
}

function stateOf({ alive, draining }: Beat): WorkerState {
  if (!alive) return "gone";
  return draining ? "draining" : "alive";
}

type Drive = { id: string; number: number; title: string; graph_name: string; status: string; driver: string; started_at: Date | null };

async function readDrives({ ownerId }: Asker): Promise<Drive[]> {
  const { rows } = await pool().query<Drive>(
    `select id, number, title, graph_name, status, driver, started_at from run
     where ended_at is null and owner_id = $1 and driver is not null order by number desc limit 500`,
    [ownerId],
  );
  return rows;
}

function toDrive({ id, number, title, graph_name, status, started_at }: Drive): WorkerAnswer["drives"][number] {
  return { id, number, title, graphName: graph_name, status: runStatus.parse(status), startedAt: started_at?.toISOString() ?? null };
}

type Calls = { driver: string | null; open: number; answered: number; rate_waits: number };

/** From the journal, and from runs alone that may have called in the last minute. */
async function readCalls(): Promise<Calls[]> {
  const { rows } = await pool().query<Calls>(
    `with recent as (select id, driver from run where ended_at is null or ended_at > now() - interval '1 minute'),
     since as (select (extract(epoch from now()) - 60) * 1000 as at)
     select r.driver,
       (count(*) filter (where e.type = 'call.started') - count(*) filter (where e.type in ('call.finished', 'call.failed', 'call.lost')))::int as open,
       (count(*) filter (where e.type = 'call.finished' and e.at > since.at))::int as answered,
       (count(*) filter (where e.type = 'step.retried' and e.at > since.at and e.data->'error'->>'code' = 'rate_limited'))::int as rate_waits
     from recent r join event e on e.run_id = r.id cross join since
     where e.type in ('call.started', 'call.finished', 'call.failed', 'call.lost', 'step.retried') group by r.driver`,
  );
  return rows;
}

type Queue = { queued: number; running: number; waiting: number; oldest: Date | null; runs: number };

async function readQueue(): Promise<Queue> {
  const { rows } = await pool().query<Queue>(
    `select (count(*) filter (where status = 'queued'))::int as queued, (count(*) filter (where status = 'running'))::int as running,
       (count(*) filter (where status = 'waiting'))::int as waiting, min(created_at) filter (where status = 'queued') as oldest,
       (count(*) filter (where ended_at is not null))::int as runs
     from run where ended_at is null or ended_at > now() - interval '1 minute'`,
  );
  return rows[0] ?? { queued: 0, running: 0, waiting: 0, oldest: null, runs: 0 };
}

function sum<T>(rows: readonly T[], of: (row: T) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}
