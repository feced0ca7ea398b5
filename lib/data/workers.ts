import "server-only";
import type pg from "pg";
import { trashDays } from "@/lib/contract/graphs";
import { wakeChannel } from "@/lib/data/wake";

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

/** A worker that leaves says so: others take what it held at once. */
export async function leave(pool: pg.Pool, worker: string): Promise<void> {
  await pool.query(
    `with gone as (delete from worker_beat where id = $1),
      freed as (update run set driver = null where driving and driver = $1 returning id)
     select pg_notify('${wakeChannel}', '') from freed limit 1`,
    [worker],
  );
}

export async function livingWorkers(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(`select id from worker_beat b where ${isLiving}`);
  return rows.map((row) => row.id);
}

/** Beats of workers long gone: nobody looks at them again. */
export async function forgetOld(pool: pg.Pool): Promise<void> {
  await pool.query("delete from worker_beat where seen < now() - interval '1 hour'");
  await pool.query("delete from graph where deleted_at < now() - make_interval(days => $1)", [trashDays]);
}
