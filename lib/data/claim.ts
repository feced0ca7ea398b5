import "server-only";
import type pg from "pg";
import type { RunId } from "@/lib/core/ids";
import { readEvents } from "@/lib/data/read-events";
import { isLiving } from "@/lib/data/workers";
import type { Taken } from "@/lib/engine/taken";
import { parseEvent, type Event } from "@/lib/trace/event";
import { spec } from "@/lib/spec/spec";

/** A run whose epoch this worker has just raised, as the row says. `at` and its fellows are of the first event, where nobody drove it before. */
export type ClaimedRun = Omit<Taken, "spec" | "events"> & { spec: unknown } & ({ type: null } | { at: number; type: string; data: object });

/**
 * Takes runs that wait for a driver, the oldest first: each one's epoch rises, and from now on the database refuses what the owner before
 * writes (E12). Several workers that look at once take different ones. What stands under this worker's name and is not among `held` was
 * claimed by a statement whose answer got lost.
 */
export async function claimRuns(pool: pg.Pool, worker: string, held: RunId[], most: number): Promise<ClaimedRun[]> {
  const { rows } = await pool.query<ClaimedRun>({
    name: "baton-claim",
    text: `
with due as materialized (select id from run where driving and (driver is null or driver = $1 and id <> all($2))
           and status not in ('succeeded', 'failed', 'cancelled') order by created_at limit $3 for update skip locked),
 taken as (update run set epoch = epoch + 1, driver = $1, wake_at = null from due where run.id = due.id
           returning run.id, owner_id, epoch, seq, spec, asked, simulated, created_at)
select taken.id, owner_id as owner, epoch, taken.seq, spec, asked, simulated, at, type, data
from taken left join event on run_id = taken.id and event.seq = 1 and epoch = 1 order by created_at`,
    values: [worker, held, most],
  });
  return rows;
}

/**
 * Reads a claimed run. The events of one that was driven before are read by a second statement on purpose: one snapshot for both would be
 * older than the row's lock, and miss what the owner before wrote last.
 */
export async function readClaimed(pool: pg.Pool, claimed: ClaimedRun): Promise<Taken> {
  const { id, owner, epoch, seq, asked, simulated } = claimed;
  const events = claimed.type === null ? await readEvents(pool, id, { texts: false }) : firstEvent(claimed);
  return { id, owner, epoch, seq, spec: spec.parse(claimed.spec), asked, simulated, events };
}

/** Nobody has written another one: the row was never owned before. */
function firstEvent({ at, type, data }: { at: number; type: string; data: object }): Event[] {
  const event = parseEvent({ ...data, seq: 1, at: new Date(at).toISOString(), type });
  return event === null ? [] : [event];
}

/** Lets others take what dead workers hold. Answers how many runs that are. */
export async function freeLost(pool: pg.Pool): Promise<number> {
  const { rowCount } = await pool.query(
    `with lost as (select id from run where driving and driver not in (select id from worker_beat b where ${isLiving})
       and status not in ('succeeded', 'failed', 'cancelled') for update skip locked)
     update run set driver = null from lost where run.id = lost.id`,
  );
  return rowCount ?? 0;
}

/** Lets somebody take the runs that rest and whose time to rest is over: what they come to then is their driver's to say. */
export async function wakeDue(pool: pg.Pool): Promise<void> {
  await pool.query("update run set driving = true, wake_at = null where not driving and wake_at <= now()");
}
