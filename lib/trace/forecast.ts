import type { Row } from "@/lib/trace/row";

/** When rows that have not begun are likely to run, from the estimate of each and what they wait for. Rows without an estimate take no time. */
export function forecast(all: readonly Row[], now: number): Map<string, { from: number; to: number }> {
  const byId = new Map(all.map((row) => [row.id, row]));
  const known = new Map<string, { from: number; to: number }>();
  const under = new Set<string>();

  function place(row: Row): { from: number; to: number } {
    const before = known.get(row.id);
    if (before !== undefined) return before;
    // Plans are acyclic, but a trace is only read here: a circle ends instead of hanging.
    if (under.has(row.id)) return { from: now, to: now };
    under.add(row.id);
    const needed = row.needs.flatMap((id) => byId.get(id) ?? []).map((each) => place(each).to);
    const from = row.startedAt ?? Math.max(now, ...needed);
    const to = row.endedAt ?? Math.max(now, from + (row.likelyMs ?? 0));
    known.set(row.id, { from, to });
    return { from, to };
  }

  for (const row of all) place(row);
  return known;
}

/** The end of the last row that is still to come; null where no estimate says anything. */
export function expectedEnd(all: readonly Row[], now: number): number | null {
  const open = all.filter((row) => row.endedAt === null && row.status !== "skipped" && row.status !== "cancelled");
  if (!open.some((row) => row.likelyMs !== null)) return null;
  const places = forecast(all, now);
  return Math.max(...open.map((row) => places.get(row.id)?.to ?? now));
}
