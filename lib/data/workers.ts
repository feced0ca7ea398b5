import "server-only";
import type pg from "pg";
import type { RunId } from "@/lib/core/ids";

/** What a worker says of itself at every beat. */
export type Beat = { id: string; host: string; pid: number; runs: number; draining: boolean };

/** Says that this worker lives. A worker that has not beaten for 3 s is taken for dead. */
export async function beat(pool: pg.Pool, { id, host, pid, runs, draining }: Beat): Promise<void> {
  await pool.query(
    `insert into worker_beat (id, host, pid, slots, draining) values ($1, $2, $3, $4, $5)
     on conflict (id) do update set seen = now(), slots = $4, draining = $5`,
    [id, host, pid, runs, draining],
  );
}

/**
 * SQL: whether the worker of this row (`b`) lives. Its beat is younger than 3 s, and younger than 1 s or with an open session, since a
 * killed process loses its sessions at once.
 */
export const isLiving = `(b.seen > now() - interval '3 seconds' and (b.seen > now() - interval '1 second'
  or exists (select 1 from pg_stat_activity a where a.application_name = 'baton:' || b.id)))`;

/** A worker that leaves says so: what it held is handed out again at once. */
export async function leave(pool: pg.Pool, worker: string): Promise<void> {
  await pool.query("delete from worker_beat where id = $1", [worker]);
}

export async function livingWorkers(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(`select id from worker_beat b where ${isLiving}`);
  return rows.map((row) => row.id);
}

export type Stray = { id: RunId; wake: number };

/**
 * Runs that nobody drives although somebody should: their wake-up ended or failed, and their driver is gone. DBOS never runs a failed
 * wake-up again, so such a run needs a new one.
 */
export async function strayRuns(pool: pg.Pool): Promise<Stray[]> {
  const { rows } = await pool.query<Stray>(
    `select r.id, r.wake from run r left join dbos.workflow_status w on w.workflow_uuid = r.id || '/' || r.wake
     where r.driving and r.status not in ('succeeded', 'failed', 'cancelled') and r.created_at < now() - interval '2 seconds'
       and (w.status is null or w.status not in ('PENDING', 'ENQUEUED', 'DELAYED'))
       and not exists (select 1 from worker_beat b where b.id = r.driver and b.seen > now() - interval '3 seconds')
     limit 100`,
  );
  return rows;
}

/** Runs that wait for people and whose time to wait is over: what they come to then is their driver's to say. */
export async function dueRuns(pool: pg.Pool): Promise<Stray[]> {
  const { rows } = await pool.query<Stray>("select id, wake from run where not driving and wake_at <= now() limit 100");
  return rows;
}

/** A run that has not ended and that nobody drives, though somebody should; null: there is nothing to do. */
export async function leftRun(pool: pg.Pool, run: RunId): Promise<Stray | null> {
  const { rows } = await pool.query<Stray>(
    "select id, wake from run where id = $1 and driving and driver is null and status not in ('succeeded', 'failed', 'cancelled')",
    [run],
  );
  return rows[0] ?? null;
}

/** Raises the wake-up's number if it is still as read: of several workers that sweep, one wakes the run. */
export async function raiseWake(transaction: pg.ClientBase, { id, wake }: Stray): Promise<boolean> {
  const { rowCount } = await transaction.query("update run set wake = wake + 1, driving = true where id = $1 and wake = $2", [id, wake]);
  return rowCount === 1;
}

/** Beats of workers long gone, and wake-ups of runs long ended: nobody looks at them again. */
export async function forgetOld(pool: pg.Pool): Promise<void> {
  await pool.query("delete from worker_beat where seen < now() - interval '1 hour'");
  await pool.query(
    "delete from dbos.workflow_status where status in ('SUCCESS', 'ERROR', 'CANCELLED') and updated_at < (extract(epoch from now()) - 86400) * 1000",
  );
}
