import "server-only";
import type { RunFilter } from "@/lib/contract/run-filter";
import type { RunId } from "@/lib/core/ids";
import { Prisma } from "@/lib/data/generated/client";
import { database } from "@/lib/data/client";
import type { Asker } from "@/lib/data/owners";
import { runConditions } from "@/lib/data/run-conditions";
import { inTransaction } from "@/lib/data/transaction";

export type Target = { id: RunId; number: number; status: string };

/** Those of a filter that are how an act needs them. `untried`: without those that were retried already, whatever came of it. */
export type Fitting = RunFilter & { only: string[]; untried?: true };

/** The runs that are meant, newest first: named ones, or those that match and are how the act needs them. */
export async function findTargets(asker: Asker, which: string[] | Fitting, limit: number): Promise<Target[]> {
  if (Array.isArray(which))
    return database().$queryRaw<Target[]>`select id, number, status from run where owner_id = ${asker.ownerId} and id = any(${which})
      order by created_at desc limit ${limit}`;
  const { only, untried, ...filter } = which;
  const tried = Prisma.sql`exists (select 1 from run f where f.origin_run_id = e.run_id and f.origin_from = 'failed')`;
  const where = Prisma.join(
    [
      runConditions(asker, filter, Date.now()),
      runConditions(asker, { status: only.join() }, Date.now()),
      untried === true ? Prisma.sql`not ${tried}` : Prisma.sql`true`,
    ],
    " and ",
  );
  return database().$queryRaw<Target[]>`select run.id, number, run.status from
    (select e.run_id from run_entry e where ${where} order by e.created_at desc, e.run_id desc limit ${limit}) found join run on run.id = run_id
    order by run.created_at desc`;
}

/** So many at once: deleting takes their traces with them, and nobody should wait for all of that at once. */
const portion = 25;

/** Those of them that are gone now, with their traces: whoever has not ended stays. */
export async function deleteRuns({ ownerId }: Asker, runs: Target[]): Promise<Set<string>> {
  const gone = new Set<string>();
  for (let from = 0; from < runs.length; from += portion) {
    const ids = runs.slice(from, from + portion).map(({ id }) => id);
    await inTransaction(async (transaction) => {
      const { rows } = await transaction.query<{ id: string }>(
        "delete from run where id = any($1) and owner_id = $2 and status in ('succeeded', 'failed', 'cancelled') returning id",
        [ids, ownerId],
      );
      const deleted = rows.map(({ id }) => id);
      await transaction.query("delete from event where run_id = any($1)", [deleted]);
      await transaction.query("delete from payload where run_id = any($1)", [deleted]);
      for (const id of deleted) gone.add(id);
    });
  }
  return gone;
}
