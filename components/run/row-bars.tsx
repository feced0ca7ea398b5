import { memo } from "react";
import { rowThen, type Frame } from "@/components/run/frame";
import { placeOf } from "@/components/run/place";
import { remarkOf, signOf } from "@/components/run/row-words";
import type { Tier } from "@/lib/model/catalogue";
import { isSeen, type Axis } from "@/lib/trace/axis";
import type { Degree } from "@/components/run/dearness";
import type { Row } from "@/lib/trace/row";
import type { Segment } from "@/lib/trace/segments";

export type Colouring = "status" | "model" | "cost";
/** `dear`: of four degrees, how much of the dearest row's cost this one has; null: another colouring is asked for. */
type Props = {
  frame: Frame;
  row: Row;
  colouring: Colouring;
  dear: Degree | null;
  tier: Tier | null;
  to: { from: number; to: number } | undefined;
};

/** The bars of one row: what its time went into, what is to come, and the ink of the critical path. */
export const RowBars = memo(function RowBars({ frame, row, colouring, dear, tier, to }: Props) {
  const then = rowThen(frame, row);
  // A row that has not begun at the playhead lies behind the veil; it has the colour that it will have.
  const state = signOf(then.status === "waiting" && row.startedAt !== null ? row : then);
  const { scale } = frame;
  const remark = frame.following || then.status === "failed" ? remarkOf(frame, then) : "";
  const critical =
    frame.critical?.rows.has(row.id) === true &&
    row.startedAt !== null &&
    row.endedAt !== null &&
    isSeen(scale, row.startedAt, row.endedAt);
  return (
    <div className="bars" data-state={state} data-tier={colouring === "model" ? (tier ?? "none") : undefined} data-dear={dear ?? undefined}>
      {row.segments
        .filter(({ from, to: end }) => isSeen(scale, from, end))
        .map((segment, index) => (
          <span
            key={index}
            className="bar"
            data-kind={segment.kind}
            data-broken={segment.broken || undefined}
            data-open={segment.to === null || undefined}
            style={span(scale, segment)}
          />
        ))}
      {to !== undefined && isSeen(scale, to.from, to.to) && (
        <span className="bar" data-kind="to-come" style={span(scale, { from: to.from, to: to.to })} />
      )}
      {critical && <span className="bar" data-kind="critical" style={span(scale, { from: row.startedAt ?? 0, to: row.endedAt })} />}
      {remark !== "" && (
        <span className="bar-remark" style={{ left: endOf(scale, row) }}>
          {remark}
        </span>
      )}
    </div>
  );
});

function span(scale: Axis, { from, to }: Pick<Segment, "from" | "to">) {
  return { left: placeOf(scale, from), right: to === null ? "calc(100% - var(--now))" : `calc(100% - ${placeOf(scale, to)})` };
}

function endOf(scale: Axis, row: Row): string {
  const ends = row.segments.map((segment) => segment.to);
  return ends.length === 0 || ends.includes(null) ? "var(--now)" : placeOf(scale, Math.max(...ends.map((end) => end ?? 0)));
}
