"use client";

import type { Colouring } from "@/components/run/row-bars";
import { Resizer } from "@/components/run/resizer";
import { AxisBrush } from "@/components/run/axis-brush";
import { StepSearch } from "@/components/run/step-search";
import { placeOf } from "@/components/run/place";
import { useRun, useRunFrame, useRunScene } from "@/components/run/run-context";
import { duration } from "@/lib/core/format";
import { ticks, toPlace } from "@/lib/trace/axis";

type Props = { colouring: Colouring; onColouring: (to: Colouring) => void; names: number; onNames: (to: number) => void };

/** Heads of the columns, and the times of the axis. */
export function WaterfallHead({ colouring, onColouring, names, onNames }: Props) {
  const { scale, critical } = useRunFrame();
  const { shown } = useRunScene();
  const marks = ticks(scale);
  const part = useRun((state) => state.part);
  const searching = useRun((state) => state.query !== null);
  return (
    <div className="waterfall-head">
      <div className="head-name">
        <StepSearch />
        {critical !== null && critical.ms > 0 && !searching && (
          <span className="critical-sum">
            <i aria-hidden />
            Critical path {duration(critical.ms)}
          </span>
        )}
        <select
          className="colouring"
          aria-label="Colour of bars"
          value={colouring}
          onChange={(event) => onColouring(colourings.find((each) => each === event.target.value) ?? "status")}
        >
          <option value="status">By status</option>
          <option value="model">By model</option>
          {shown.costs && <option value="cost">By cost</option>}
        </select>
        <Resizer
          label="Width of the step column"
          orientation="vertical"
          value={names}
          min={200}
          max={420}
          initial={296}
          onChange={onNames}
        />
      </div>
      <span className="head-number">{shown.costs ? "Cost" : ""}</span>
      <span className="head-number">Time</span>
      <AxisBrush>
        {marks
          .filter((at) => toPlace(scale, at).share < (part === null ? 0.965 : 0.72))
          .map((at) => (
            <span key={at} className="axis-tick" style={{ left: placeOf(scale, at) }}>
              {tickText(at - scale.origin, marks[1] === undefined ? 0 : marks[1] - scale.start)}
            </span>
          ))}
        {scale.breaks.map((each) => (
          <span
            key={each.from}
            className="axis-break"
            style={{ left: placeOf(scale, each.from) }}
            title={`${duration(each.to - each.from)} without work`}
          >
            {short(each.to - each.from)}
          </span>
        ))}
      </AxisBrush>
    </div>
  );
}

const colourings = ["status", "model", "cost"] as const satisfies Colouring[];

/** `5 s`, `2 m`, `1 h`; parts of a second where the axis is that fine. */
function tickText(ms: number, step: number): string {
  if (step < 1_000) return ms < 1_000 ? `${ms} ms` : `${ms / 1_000} s`;
  const seconds = Math.round(ms / 1_000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60 === 0 ? "" : ` ${String(seconds % 60).padStart(2, "0")} s`;
  return minutes < 120 ? `${minutes} m${rest}` : `${Math.floor(minutes / 60)} h`;
}

function short(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  return seconds < 100 ? `${seconds}s` : seconds < 6_000 ? `${Math.round(seconds / 60)}m` : `${Math.round(seconds / 3_600)}h`;
}
