import "server-only";
import { momentOf } from "@/lib/contract/run-filter";
import type { RunFilter } from "@/lib/contract/run-filter";
import { database } from "@/lib/data/client";
import { marksUpTo } from "@/lib/data/entry-words";
import { Prisma } from "@/lib/data/generated/client";
import type { Asker } from "@/lib/data/owners";
import { runConditions, usesWords } from "@/lib/data/run-conditions";

export type Entry = { run_id: string; created_at: Date; cost: bigint; duration_ms: bigint };
type Ordered = { by: "created_at" | "cost" | "duration_ms"; down: boolean };
/** Before which value and run it goes on; null: at the beginning. */
type After = { value: Prisma.Sql; id: string; at: number | null } | null;

const columns = Prisma.sql`e.run_id, e.created_at, e.cost, e.duration_ms`;

/** The first so many entries that match, in this order, from a place on. */
export async function findEntries(asker: Asker, filter: RunFilter, order: Ordered, after: After, limit: number): Promise<Entry[]> {
  const now = Date.now();
  const where = Prisma.join([runConditions(asker, filter, now), ...afterCondition(order, after)], " and ");
  const by = Prisma.raw(`e.${order.by} ${order.down ? "desc" : "asc"}, e.run_id ${order.down ? "desc" : "asc"}`);
  const all = () => database().$queryRaw<Entry[]>`select ${columns} from run_entry e where ${where} order by ${by} limit ${limit}`;
  if (filter.text === undefined) return all();
  if (order.by === "created_at" && order.down) {
    const near = await nearEnd(asker, where, after, by, limit);
    if (near.length === limit) return near;
    const start = after?.at ?? (filter.until === undefined ? now : momentOf(filter.until, now).getTime());
    const days = await fenced(Prisma.sql`${where} and e.words @@ ${marksUpTo(asker, start, 9)}::tsquery`, by, limit);
    if (days.length === limit) return days;
  }
  return fenced(where, by, limit);
}

/**
 * Planned as if all matches were wanted: Postgres cannot know how frequent the beginning of a word is, takes it for frequent, and would
 * read the words of every run, newest first, to find fifty.
 */
function fenced(where: Prisma.Sql, by: Prisma.Sql, limit: number): Promise<Entry[]> {
  return database().$queryRaw<Entry[]>`
    with e as materialized (select ${columns} from run_entry e where ${where}) select * from e order by ${by} limit ${limit}`;
}

/** Words that nearly every run has are found among the next few hundred. */
function nearEnd(asker: Asker, where: Prisma.Sql, after: After, by: Prisma.Sql, limit: number): Promise<Entry[]> {
  const from = Prisma.join(
    [Prisma.sql`owner_id = ${asker.ownerId}`, ...(after === null ? [] : [Prisma.sql`created_at <= ${after.value}`])],
    " and ",
  );
  return database().$queryRaw<Entry[]>`
    with e as materialized (select * from run_entry where ${from} order by created_at desc, run_id desc limit 200)
    select ${columns} from e where ${where} order by ${by} limit ${limit}`;
}

function afterCondition({ by, down }: Ordered, after: After): Prisma.Sql[] {
  if (after === null) return [];
  return [Prisma.sql`(${Prisma.raw(`e.${by}`)}, e.run_id) ${Prisma.raw(down ? "<" : ">")} (${after.value}, ${after.id})`];
}

/** Counting stops where it would become slow: whoever has more runs than this narrows the list instead of reading its length. */
export async function countEntries(asker: Asker, filter: RunFilter): Promise<{ total: number; totalIsExact: boolean }> {
  const most = usesWords(filter) ? 1_000 : 10_000;
  const where = runConditions(asker, filter, Date.now());
  // How frequent a tag or a model is Postgres knows, so it needs no fence there.
  const rows =
    filter.text !== undefined
      ? database().$queryRaw<[{ total: bigint }]>`
        with e as materialized (select 1 from run_entry e where ${where}) select count(*) as total from (select 1 from e limit ${most + 1}) c`
      : database().$queryRaw<
          [{ total: bigint }]
        >`select count(*) as total from (select 1 from run_entry e where ${where} limit ${most + 1}) c`;
  const total = Number((await rows)[0].total);
  return { total: Math.min(total, most), totalIsExact: total <= most };
}
