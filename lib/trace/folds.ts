import type { Row } from "@/lib/trace/row";

/** Rows that a reader opened (true) or folded (false). */
export type Folds = ReadonlyMap<string, boolean>;

export function isFolded(row: Pick<Row, "id" | "fold">, folds: Folds): boolean {
  return row.fold !== null && !(folds.get(row.id) ?? row.fold === "open");
}

/** The rows that can be seen: what is under a folded one is left out, but for the way to what is selected. */
export function unfolded(all: readonly Row[], folds: Folds, selected: string | null): Row[] {
  const way = wayTo(all, selected);
  const closed = new Set<string>();
  return all.filter((row) => {
    const isHidden = row.within !== null && closed.has(row.within) && !way.has(row.id);
    if (isHidden || isFolded(row, folds)) closed.add(row.id);
    return !isHidden;
  });
}

/** A row and those that it is under. */
export function wayTo(all: readonly Row[], selected: string | null): ReadonlySet<string> {
  if (selected === null) return new Set();
  const within = new Map(all.map((row) => [row.id, row.within]));
  const way = new Set<string>();
  for (let at: string | null = selected; at !== null && !way.has(at); at = within.get(at) ?? null) way.add(at);
  return way;
}
