import type { Row } from "@/lib/trace/row";
import type { Segment } from "@/lib/trace/segments";

export type CriticalPath = { rows: ReadonlySet<string>; ms: number };

/**
 * The chain of rows that decided when the run ended: from the row that ended last back to the one that each had to wait for.
 * Shortening anything else would not have ended the run sooner.
 */
export function criticalPath(all: readonly Row[]): CriticalPath {
  const byId = new Map(all.map((row) => [row.id, row]));
  const rowsOf = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
  const chain = new Set<string>();
  let ms = 0;
  let row = latest(all);
  while (row !== undefined && !chain.has(row.id)) {
    chain.add(row.id);
    // What rests while others work inside of it took no time itself: the way goes through what ended it. A model that calls sub-graphs
    // works before, between and after them.
    const inside = latest(rowsOf(row.inner));
    ms += inside === undefined ? spentOn(row) : workedOn(row);
    row = inside ?? latest(rowsOf(row.behind === null ? row.needs : [...row.needs, row.behind]));
  }
  return { rows: chain, ms };
}

function latest(all: readonly Row[]): Row | undefined {
  return all.reduce<Row | undefined>(
    (best, row) => (row.endedAt !== null && row.startedAt !== null && row.endedAt >= (best?.endedAt ?? 0) ? row : best),
    undefined,
  );
}

function spentOn(row: Row): number {
  return row.startedAt === null || row.endedAt === null ? 0 : row.endedAt - row.startedAt;
}

const work = new Set<Segment["kind"]>(["first", "stream", "tool", "failed"]);

/** The time of its own calls; what overlaps counts once. */
function workedOn({ segments }: Row): number {
  const own = segments
    .flatMap(({ kind, from, to }) => (work.has(kind) && to !== null ? [{ from, to }] : []))
    .sort((a, b) => a.from - b.from);
  let until = -Infinity;
  let sum = 0;
  for (const { from, to } of own) {
    sum += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return sum;
}
