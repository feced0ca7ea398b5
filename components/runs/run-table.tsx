import { clsx } from "clsx";
import { PageCheck } from "@/components/runs/run-check";
import { RunRow } from "@/components/runs/run-row";
import { ariaSort, isSortable, SortLink, type SortLinks } from "@/components/runs/sort-link";
import type { RunSummary } from "@/lib/contract/runs";
import type { SketchBar } from "@/lib/trace/sketch";

export type RunTableProps = {
  runs: readonly RunSummary[];
  now: number;
  /** Home shows less: no heads, no tokens. In their place it has room for small waterfalls, by run. */
  sketches?: ReadonlyMap<string, readonly SketchBar[]>;
  caption: string;
  /** Left out: it is sorted by nothing that could be changed. */
  sort?: SortLinks;
  /** Rows can be chosen: the table stands inside of RunSelection. */
  hasChecks?: boolean;
};

/** Runs as engineers compare them: numbers in columns, one line each. */
export function RunTable({ runs, now, sketches, caption, sort, hasChecks = false }: RunTableProps) {
  const brief = sketches !== undefined;
  const most = runs.reduce((most, run) => (BigInt(run.costNanoUsd) > most ? BigInt(run.costNanoUsd) : most), 0n);
  return (
    <table className="w-full table-fixed border-collapse text-base">
      <caption className="sr-only">{caption}</caption>
      {/* Widths stand here, because heads that are only heard have none. */}
      <colgroup>
        {hasChecks && <col className="w-7 max-md:hidden" />}
        {columns
          .filter((column) => column.on === "both" || (column.on === "home") === brief)
          .map((column) => (
            <col key={column.name} className={clsx(column.width, column.hidden)} />
          ))}
      </colgroup>
      <thead className={clsx("text-left text-tiny text-ink-3", brief && "sr-only")}>
        <tr>
          {hasChecks && (
            <th scope="col" className="h-8 max-md:hidden">
              <PageCheck />
            </th>
          )}
          {columns
            .filter((column) => column.on === "both" || (column.on === "home") === brief)
            .map((column) => (
              <th
                key={column.name}
                scope="col"
                aria-sort={sort && ariaSort(column.name, sort.now)}
                className={clsx("h-8 pr-3 font-medium last:pr-0", column.end && "text-right max-md:pr-0", column.hidden)}
              >
                {sort !== undefined && isSortable(column.name) ? (
                  <SortLink column={column.name} sort={sort} />
                ) : (
                  <span className={clsx(column.heard && "sr-only")}>{column.name}</span>
                )}
              </th>
            ))}
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <RunRow key={run.id} run={run} now={now} sketch={sketches && (sketches.get(run.id) ?? [])} most={most} hasCheck={hasChecks} />
        ))}
      </tbody>
    </table>
  );
}

type Column = { name: string; on: "both" | "home" | "list"; width?: string; hidden?: string; end?: boolean; heard?: boolean };

const columns: readonly Column[] = [
  { name: "Status", on: "both", width: "w-28" },
  { name: "Run", on: "both", width: "w-12", hidden: "max-md:hidden" },
  { name: "Graph", on: "both", width: "w-32 lg:w-40 xl:w-48", hidden: "max-md:hidden" },
  { name: "Input", on: "both" },
  { name: "Waterfall", on: "home", width: "w-32", hidden: "max-lg:hidden" },
  { name: "Share of the dearest", on: "list", width: "w-16", hidden: "max-xl:hidden", heard: true },
  { name: "Cost", on: "both", width: "w-20", end: true },
  { name: "Tokens", on: "list", width: "w-20", hidden: "max-xl:hidden", end: true },
  { name: "Time", on: "both", width: "w-22", hidden: "max-md:hidden", end: true },
  { name: "Started", on: "both", width: "w-28", hidden: "max-md:hidden", end: true },
];
