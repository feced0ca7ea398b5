"use client";

import { useState } from "react";
import type { DiffLine, DiffRow, LineDiff } from "@/components/compare/line-diff";
import { counted } from "@/lib/core/format";

export type DiffView = "beside" | "inline";
type Props = { diff: LineDiff; view: DiffView };
type Stretch = { rows: DiffRow[]; folded: boolean; from: number };

/** Lines that are the same, kept around those that differ. */
const context = 3;
const sides = ["before", "after"] as const;

/** Two texts with what differs marked: a sign at each line, and words struck out or underlined, so colour is not the only sign. */
export function TextDiff({ diff, view }: Props) {
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  return (
    <div className="overflow-x-hidden font-mono text-code leading-6">
      {stretches(diff).map(({ rows, folded, from }) =>
        folded && !open.has(from) ? (
          <button
            key={from}
            type="button"
            className="block h-7 w-full bg-sunk px-4 text-left font-sans text-small text-ink-3 -outline-offset-2 hover:text-ink"
            onClick={() => setOpen(new Set(open).add(from))}
          >
            {counted(rows.length, "line")} the same
          </button>
        ) : (
          <div key={from}>
            {rows.map((row, index) => (view === "beside" ? <Beside key={index} row={row} /> : <Inline key={index} row={row} />))}
          </div>
        ),
      )}
    </div>
  );
}

function Beside({ row }: { row: DiffRow }) {
  return (
    <div className="grid grid-cols-2">
      {sides.map((side) => (
        <div key={side} className={`min-w-0 ${side === "after" ? "border-l border-line" : ""} ${inkOf(row, side)}`}>
          <Line line={row[side]} side={side} same={row.same} />
        </div>
      ))}
    </div>
  );
}

function Inline({ row }: { row: DiffRow }) {
  if (row.same) return <Line line={row.after} side="after" same />;
  return sides.map((side) =>
    row[side] === null ? null : (
      <div key={side} className={inkOf(row, side)}>
        <Line line={row[side]} side={side} same={false} />
      </div>
    ),
  );
}

function inkOf(row: DiffRow, side: "before" | "after"): string {
  if (row.same) return "";
  return row[side] === null ? "bg-sunk" : side === "before" ? "bg-fail-bg" : "bg-done-bg";
}

function Line({ line, side, same }: { line: DiffLine | null; side: "before" | "after"; same: boolean }) {
  if (line === null) return <div className="h-full min-h-6" />;
  const Mark = side === "before" ? "del" : "ins";
  return (
    <div className="flex gap-2.5 px-4">
      <span className="num w-8 shrink-0 text-right text-ink-3 select-none">{line.number}</span>
      <span className={`w-3 shrink-0 font-semibold select-none ${side === "before" ? "text-fail" : "text-done"}`}>
        {same ? (
          ""
        ) : (
          <span aria-label={side === "before" ? "only in A" : "only in B"} role="img">
            {side === "before" ? "−" : "+"}
          </span>
        )}
      </span>
      <span className="min-w-0 flex-1 whitespace-pre-wrap wrap-anywhere">
        {line.pieces.map(({ text, marked }, index) =>
          marked ? (
            <Mark key={index} className={`rounded-[3px] ${side === "before" ? "bg-fail/25" : "bg-done/25"} decoration-1`}>
              {text}
            </Mark>
          ) : (
            <span key={index}>{text}</span>
          ),
        )}
      </span>
    </div>
  );
}

/** Long runs of the same are folded; where nothing differs, all stands open. */
function stretches({ rows, changed }: LineDiff): Stretch[] {
  if (changed === 0) return [{ rows: [...rows], folded: false, from: 0 }];
  const near = rows.map((_, index) => rows.slice(Math.max(0, index - context), index + context + 1).some((row) => !row.same));
  const found: Stretch[] = [];
  rows.forEach((row, index) => {
    const last = found.at(-1);
    const folded = near[index] !== true;
    if (last === undefined || last.folded !== folded) found.push({ rows: [row], folded, from: index });
    else last.rows.push(row);
  });
  return found;
}
