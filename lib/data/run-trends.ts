import "server-only";
import { momentOf, type RunFilter } from "@/lib/contract/run-filter";
import type { RunTrends, TrendBucket } from "@/lib/contract/run-trends";
import { database } from "@/lib/data/client";
import { marksUpTo } from "@/lib/data/entry-words";
import { countEntries } from "@/lib/data/find-entries";
import { Prisma } from "@/lib/data/generated/client";
import { matchingEntries } from "@/lib/data/matching-entries";
import type { Asker } from "@/lib/data/owners";

/** So many are read at most: about what is fast, and more than a chart can show. */
const mostRead = 10_000;

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
/** Widths that people count in. The first that needs no more than so many buckets is taken. */
const steps = [minute, 5 * minute, 15 * minute, hour, 3 * hour, 12 * hour, day, 7 * day, 28 * day, 364 * day];
const mostBuckets = 31;

type Split = { model: string; cost: string; list_price: string };
type Row = {
  at: number | null;
  runs: bigint;
  failed: bigint;
  cost: bigint;
  list_price: bigint;
  times: [number, number] | null;
  step: number;
  models: Split[] | null;
};

/** Sums over the filtered runs by when they were started, all in one statement over the narrow table. */
export async function readTrends(asker: Asker, filter: RunFilter): Promise<RunTrends> {
  const { entries, isWhole } = await covered(asker, filter, Date.now());
  const widths = Prisma.join(steps.map((step) => Prisma.sql`(${step}::float8)`));
  const rows = await database().$queryRaw<Row[]>`
    with sample as materialized (
      select extract(epoch from e.created_at)::float8 * 1000 as at, e.status, e.cost, e.duration_ms, e.simulated, e.models, e.model_costs
      from ${entries} order by e.created_at desc, e.run_id desc limit ${mostRead + 1}),
    width as materialized (
      select coalesce(min(step), max(all_steps.step)) as step from (values ${widths}) as all_steps(step)
      where step * ${mostBuckets - 1} >= (select max(at) - min(at) from sample) or step = ${steps.at(-1) ?? day}),
    split as (
      select floor(at / step) * step as at, m.model, coalesce(sum(m.cost) filter (where not simulated), 0)::text as cost,
        coalesce(sum(m.cost) filter (where simulated), 0)::text as list_price
      from sample, width, unnest(models, model_costs) as m(model, cost) where m.cost > 0 group by 1, 2)
    select sums.*, (select json_agg(split order by model) from split where split.at = sums.at) as models from (
    select floor(at / step) * step as at, max(step) as step, count(*) as runs, count(*) filter (where status = 'failed') as failed,
      coalesce(sum(cost) filter (where not simulated), 0)::bigint as cost,
      coalesce(sum(cost) filter (where simulated), 0)::bigint as list_price,
      percentile_cont(array[0.5, 0.95]) within group (order by duration_ms) filter (where status in ('succeeded', 'failed')) as times
    from sample, width group by grouping sets ((1), ())) sums order by 1`;
  const whole = rows.find(({ at }) => at === null);
  const found = new Map(rows.flatMap((row) => (row.at === null ? [] : [[row.at, toSums(row, row.models ?? [])] as const])));
  const stepMs = whole?.step ?? day;
  const total =
    whole === undefined
      ? nothing
      : toSums(
          whole,
          rows.flatMap(({ models }) => models ?? []),
        );
  return { isWhole: total.runs <= mostRead && isWhole, total, stepMs, buckets: withoutGaps(found, stepMs) };
}

/** A search that finds many runs finds them slowly: of those only the last days are read. */
async function covered(asker: Asker, filter: RunFilter, now: number): Promise<{ entries: Prisma.Sql; isWhole: boolean }> {
  const matching = await matchingEntries(asker, filter, now);
  if (filter.text === undefined || (await countEntries(asker, filter)).totalIsExact) return { entries: matching.from(), isWhole: true };
  const end = filter.until === undefined ? now : momentOf(filter.until, now).getTime();
  return { entries: matching.from(Prisma.sql`e.words @@ ${marksUpTo(asker, end, 9)}::tsquery`), isWhole: false };
}

function withoutGaps(found: ReadonlyMap<number, Sums>, step: number): TrendBucket[] {
  const places = [...found.keys()];
  const buckets: TrendBucket[] = [];
  for (let at = Math.min(...places); at <= Math.max(...places); at += step)
    buckets.push({ at: new Date(at).toISOString(), ...(found.get(at) ?? nothing) });
  return buckets;
}

type Sums = RunTrends["total"];
const nothing: Sums = { runs: 0, failed: 0, costNanoUsd: "0", listPriceNanoUsd: "0", p50Ms: null, p95Ms: null, models: [] };

function toSums(row: Row, models: Split[]): Sums {
  return {
    runs: Number(row.runs),
    failed: Number(row.failed),
    costNanoUsd: String(row.cost),
    listPriceNanoUsd: String(row.list_price),
    p50Ms: row.times?.[0] ?? null,
    p95Ms: row.times?.[1] ?? null,
    models: byModel(models),
  };
}

function byModel(splits: Split[]): Sums["models"] {
  const found = new Map<string, { cost: bigint; listPrice: bigint }>();
  for (const { model, cost, list_price } of splits) {
    const before = found.get(model) ?? { cost: 0n, listPrice: 0n };
    found.set(model, { cost: before.cost + BigInt(cost), listPrice: before.listPrice + BigInt(list_price) });
  }
  return [...found].map(([model, { cost, listPrice }]) => ({ model, costNanoUsd: String(cost), listPriceNanoUsd: String(listPrice) }));
}
