import { liveTime, playheadOf, startOf, type RunState } from "@/components/run/run-store";
import { axis, horizon, type Axis } from "@/lib/trace/axis";
import { criticalPath, type CriticalPath } from "@/lib/trace/critical-path";
import { expectedEnd } from "@/lib/trace/forecast";
import type { Outlined, Row } from "@/lib/trace/row";
import { rows } from "@/lib/trace/rows";
import type { RunView } from "@/lib/trace/run-view";
import type { Tape } from "@/lib/trace/tape";

/** What all parts of a run page show at one moment. Made at most four times a second while time moves, so that numbers can be read. */
export type Frame = {
  /** All that is known, and the run at the playhead. */
  live: RunView;
  view: RunView;
  tape: Tape;
  /** Nothing of `live` is left out. */
  whole: boolean;
  /** The run's clock, and the playhead's place on it. */
  now: number;
  at: number;
  start: number;
  /** Goes with the end. */
  following: boolean;
  playing: boolean;
  /** Events until the playhead. */
  count: number;
  /** Every row that is known, with its bars; what it was at the playhead stands in `then`. */
  rows: Row[];
  then: ReadonlyMap<string, Row>;
  scale: Axis;
  /** When the rest is likely to be over; null: the run has ended, or nothing is known. */
  likelyEnd: number | null;
  critical: CriticalPath | null;
};

export function frameOf(state: RunState, outline: readonly Outlined[], clock: number): Frame {
  const { live, view } = state;
  const now = liveTime(state, clock);
  const { all, byId, critical } = toldOf(live, outline);
  const start = startOf(live);
  const likelyEnd = live.endedAt === null ? expectedEnd(all, now) : null;
  const until = live.endedAt ?? start + horizon(Math.max(now, likelyEnd ?? 0) - start);
  return {
    live,
    view,
    tape: state.tape,
    whole: state.whole,
    now,
    at: playheadOf(state, clock),
    start,
    rows: all,
    likelyEnd,
    following: state.playhead === null,
    playing: state.playing || (state.playhead === null && live.endedAt === null),
    count: state.playhead?.count ?? Math.max(state.tape.events.length, live.seq),
    then: view === live ? byId : toldOf(view, outline).byId,
    scale: axis(live, until, state.part),
    critical: live.endedAt === null || !state.whole ? null : critical(),
  };
}

type Told = { outline: readonly Outlined[]; all: Row[]; byId: ReadonlyMap<string, Row>; critical: () => CriticalPath };

/** What can be told of a run stays as long as the run does: while it is played back, its end is not told again four times a second. */
const told = new WeakMap<RunView, Told>();

function toldOf(run: RunView, outline: readonly Outlined[]): Told {
  const known = told.get(run);
  if (known?.outline === outline) return known;
  const all = rows(run, outline);
  let path: CriticalPath | null = null;
  const byId = new Map(all.map((row) => [row.id, row]));
  const made = { outline, all, byId, critical: () => (path ??= criticalPath(run, all)) };
  told.set(run, made);
  return made;
}

/** A row as it was at the playhead: before it was known at all, it waited. */
export function rowThen(frame: Frame, row: Row): Row {
  return (
    frame.then.get(row.id) ?? {
      ...row,
      status: "waiting",
      held: false,
      stalled: false,
      inside: null,
      asks: false,
      costNanoUsd: null,
      unpricedCalls: 0,
      lostNanoUsd: 0n,
      startedAt: null,
      endedAt: null,
      error: null,
      tries: 0,
    }
  );
}

/** Time that a row has taken until the playhead; null: it has not begun, or never did anything. */
export function spent(frame: Frame, row: Row): number | null {
  if (row.startedAt === null || row.status === "skipped") return null;
  return Math.max(0, (row.endedAt ?? frame.at) - row.startedAt);
}
