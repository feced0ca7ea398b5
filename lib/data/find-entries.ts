import "server-only";
import { momentOf } from "@/lib/contract/run-filter";
import type { RunFilter } from "@/lib/contract/run-filter";
import { database } from "@/lib/data/client";
import { marksUpTo } from "@/lib/data/entry-words";
import { Prisma } from "@/lib/data/generated/client";
import { matchingEntries } from "@/lib/data/matching-entries";
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
  const from = afterCondition(order, after);
  const by = Prisma.raw(`e.${order.by} ${order.down ? "desc" : "asc"}, e.run_id ${order.down ? "desc" : "asc"}`);
  const { from: matching } = await matchingEntries(asker, filter, now);
  const found = (...more: Prisma.Sql[]) =>
    database().$queryRaw<Entry[]>`select ${columns} from ${matching(...from, ...more)} order by ${by} limit ${limit}`;
  if (filter.text !== undefined && order.by === "created_at" && order.down) {
    const where = Prisma.join([runConditions(asker, filter, now), ...from], " and ");
    const near = await nearEnd(asker, where, after, by, limit);
    if (near.length === limit) return near;
    const start = after?.at ?? (filter.until === undefined ? now : momentOf(filter.until, now).getTime());
    const days = await found(Prisma.sql`e.words @@ ${marksUpTo(asker, start, 9)}::tsquery`);
    if (days.length === limit) return days;
  }
  return found();
}

/** Words that one in forty runs has are found among the next two thousand, without the index of words. */
const nextRuns = 2_000;

function nearEnd(asker: Asker, where: Prisma.Sql, after: After, by: Prisma.Sql, limit: number): Promise<Entry[]> {
  return database().$queryRaw<Entry[]>`
    select ${columns} from ${newest(asker, after, nextRuns)} where ${where} order by ${by} limit ${limit}`;
}

function afterCondition({ by, down }: Ordered, after: After): Prisma.Sql[] {
  if (after === null) return [];
  return [Prisma.sql`(${Prisma.raw(`e.${by}`)}, e.run_id) ${Prisma.raw(down ? "<" : ">")} (${after.value}, ${after.id})`];
}

/** Counting stops where it would become slow: whoever has more runs than this narrows the list instead of reading its length. */
export async function countEntries(asker: Asker, filter: RunFilter): Promise<{ total: number; totalIsExact: boolean }> {
  const most = usesWords(filter) ? 1_000 : 10_000;
  const now = Date.now();
  const { from, share } = await matchingEntries(asker, filter, now);
  const count = async (entries: Prisma.Sql, first = Prisma.empty) => {
    const [{ total }] = await database().$queryRaw<[{ total: bigint }]>`
      ${first} select count(*) as total from (select 1 from ${entries} limit ${most + 1}) c`;
    return Number(total);
  };
  // How frequent a tag or a model is Postgres knows; a search is planned as if all of it were wanted, although counting stops.
  const countAll = () =>
    filter.text === undefined ? count(from()) : count(Prisma.sql`e`, Prisma.sql`with e as materialized (select 1 from ${from()})`);
  // Other conditions would make matches rarer than the words say.
  const isText = filter.text !== undefined && Object.values(filter).filter((value) => value !== undefined).length === 1;
  const isNear = isText && share * countedRuns > most * 1.2;
  const near = isNear ? await count(Prisma.sql`${newest(asker, null, countedRuns)} where ${runConditions(asker, filter, now)}`) : 0;
  const total = near > most ? near : await countAll();
  return { total: Math.min(total, most), totalIsExact: total <= most };
}

/** Where so many matches are likely among so many of the newest runs, they are counted there: the index would find every match first. */
const countedRuns = 20_000;

/** The newest so many entries, or those from a place on: read one by one, and no further than what asks for them does. */
function newest(asker: Asker, after: After, most: number): Prisma.Sql {
  const from = after === null ? Prisma.empty : Prisma.sql`and created_at <= ${after.value}`;
  return Prisma.sql`(select * from run_entry where owner_id = ${asker.ownerId} ${from} order by created_at desc, run_id desc limit ${most}) e`;
}
