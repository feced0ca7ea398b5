import { clsx } from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import type { z } from "zod";
import type { runsQuery } from "@/lib/contract/runs";

type Sort = z.output<typeof runsQuery>["sort"];
/** `address` of the same list in another order. */
export type SortLinks = { now: Sort; address: (sort: Sort) => string };

const sorts = { Cost: ["-cost"], Time: ["-duration"], Started: ["-createdAt", "createdAt"] } as const satisfies Record<string, Sort[]>;
type Sortable = keyof typeof sorts;

export function isSortable(column: string): column is Sortable {
  return column in sorts;
}

export function ariaSort(column: string, now: Sort): "ascending" | "descending" | undefined {
  if (!isSortable(column) || !sorts[column].some((sort) => sort === now)) return undefined;
  return now.startsWith("-") ? "descending" : "ascending";
}

/** The head of a column that a list can be sorted by; the arrow stands where it is. Started turns round when asked for again. */
export function SortLink({ column, sort: { now, address } }: { column: Sortable; sort: SortLinks }) {
  const own: readonly Sort[] = sorts[column];
  const isNow = own.includes(now);
  const next = own[isNow ? (own.indexOf(now) + 1) % own.length : 0] ?? now;
  const Arrow = now.startsWith("-") ? ArrowDown : ArrowUp;
  return (
    <Link
      href={address(next)}
      scroll={false}
      className={clsx("-mx-1 inline-flex items-center gap-0.5 rounded-chip px-1 py-0.5 hover:bg-hover hover:text-ink", isNow && "text-ink")}
    >
      {column}
      {isNow && <Arrow className="size-3 stroke-2" aria-hidden />}
    </Link>
  );
}
