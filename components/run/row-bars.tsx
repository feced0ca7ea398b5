import { memo, type CSSProperties } from "react";
import { rowThen, type Frame } from "@/components/run/frame";
import { placeOf } from "@/components/run/place";
import { remarkPlace } from "@/components/run/remark-place";
import { timed } from "@/components/run/use-time-marks";
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
export function RowBars({ frame, row, colouring, dear, tier, to }: Props) {
  const then = rowThen(frame, row);
  // A row that has not begun at the playhead lies behind the veil; it has the colour that it will have.
  const state = signOf(then.status === "waiting" && row.startedAt !== null ? row : then);
  const { scale } = frame;
  const bars: BarProps[] = row.segments
    .filter(({ from, to: end }) => isSeen(scale, from, end))
    .map((segment) => ({ ...bar(scale, segment.kind, segment), broken: segment.broken }));
  if (to !== undefined && isSeen(scale, to.from, to.to)) bars.push(bar(scale, "to-come", to));
  const critical = frame.critical?.rows.get(row.id);
  if (critical !== undefined && isSeen(scale, critical.from, critical.to)) bars.push(bar(scale, "critical", critical));
  const remark = frame.following || then.status === "failed" ? remarkOf(frame, then) : "";
  const place = remark === "" ? null : remarkPlace(scale, row, frame.now, remark);
  return (
    <div className="bars" data-state={state} data-tier={colouring === "model" ? (tier ?? "none") : undefined} data-dear={dear ?? undefined}>
      {bars.map((each, index) => (each.right === null ? <OpenBar key={index} frame={frame} {...each} /> : <Bar key={index} {...each} />))}
      {place !== null && (
        <span
          className="bar-remark"
          data-side={place.side}
          // A custom property is not in the type of styles.
          {...marked(place.moves ? frame : null, { "--at": place.at } as CSSProperties)}
        >
          <span>{remark}</span>
        </span>
      )}
    </div>
  );
}

/** `left` and `right`: lengths of CSS; null: it goes on. */
type BarProps = { kind: string; broken: boolean; left: string; right: string | null };

const Bar = memo(function Bar({ kind, broken, left, right }: BarProps) {
  return <span className="bar" data-kind={kind} data-broken={broken || undefined} style={{ left, right: right ?? 0 }} />;
});

/** Its end goes with the clock. */
function OpenBar({ frame, kind, broken, left }: BarProps & { frame: Frame }) {
  const style = { left, right: "calc(100% - var(--now))" };
  return <span className="bar" data-kind={kind} data-broken={broken || undefined} data-open {...marked(frame, style)} />;
}

function marked(frame: Frame | null, style: CSSProperties) {
  if (frame === null) return { style };
  const { style: marks, ...rest } = timed(frame);
  return { ...rest, style: { ...marks, ...style } };
}

function bar(scale: Axis, kind: string, { from, to }: Pick<Segment, "from" | "to">): BarProps {
  return { kind, broken: false, left: placeOf(scale, from), right: to === null ? null : `calc(100% - ${placeOf(scale, to)})` };
}
