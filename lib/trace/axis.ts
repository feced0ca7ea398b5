import type { AttemptView, RunView, StepView } from "@/lib/trace/run-view";

/** A place on the axis: a share of its elastic width, plus the fixed width of the breaks before it. */
export type Place = { share: number; px: number };
export type Break = { from: number; to: number };
export type Stretch = { from: number; to: number };
/** `origin`: the start of the run, which times are said from. `start` and `end`: what is in sight. */
export type Axis = { origin: number; start: number; end: number; breaks: Break[]; elasticMs: number; breakPx: number };

const longestIdle = 5_000;
export const breakWidth = 24;

/** From the start of a run to `until`, or a part of that; idle stretches longer than five seconds take no more than a break. */
export function axis(run: RunView, until: number, part: Stretch | null = null): Axis {
  const origin = run.queuedAt ?? run.startedAt ?? run.at;
  const last = Math.max(until, origin + 1);
  const start = Math.min(Math.max(part?.from ?? origin, origin), last - 1);
  const end = Math.max(start + 1, Math.min(part?.to ?? last, last));
  const breaks = idle(run, origin, Math.min(last, run.endedAt ?? run.at))
    .map(({ from, to }) => ({ from: Math.max(from, start), to: Math.min(to, end) }))
    .filter(({ from, to }) => to > from);
  const folded = breaks.reduce((sum, each) => sum + each.to - each.from, 0);
  return { origin, start, end, breaks, elasticMs: Math.max(1, end - start - folded), breakPx: breaks.length * breakWidth };
}

/** Whether anything of a stretch is in sight; one that goes on has no end. */
export function isSeen({ start, end }: Axis, from: number, to: number | null): boolean {
  return from <= end && (to === null || to >= start);
}

export function toPlace(scale: Axis, at: number): Place {
  const time = Math.min(Math.max(at, scale.start), scale.end);
  let elastic = time - scale.start;
  let px = 0;
  for (const each of scale.breaks) {
    if (time >= each.to) px += breakWidth;
    else if (time > each.from) px += (breakWidth * (time - each.from)) / (each.to - each.from);
    elastic -= Math.max(0, Math.min(time, each.to) - each.from);
  }
  return { share: elastic / scale.elasticMs, px };
}

/** The time at a distance from the left, when the axis is `width` wide: what a pointer on the track means. */
export function toTime(scale: Axis, x: number, width: number): number {
  const perMs = Math.max(1, width - scale.breakPx) / scale.elasticMs;
  let rest = Math.min(Math.max(x, 0), width);
  let time = scale.start;
  for (const each of scale.breaks) {
    const before = (each.from - time) * perMs;
    if (rest < before) return time + rest / perMs;
    rest -= before;
    if (rest < breakWidth) return each.from + ((each.to - each.from) * rest) / breakWidth;
    rest -= breakWidth;
    time = each.to;
  }
  return Math.min(scale.end, time + rest / perMs);
}

/** Round times, at most `most` of them, that do not fall into a break. */
export function ticks(scale: Axis, most = 9): number[] {
  const step = steps.find((each) => scale.elasticMs / each <= most) ?? Math.ceil(scale.elasticMs / most / hour) * hour;
  return stretchesOf(scale).flatMap(({ from, to }) => {
    const first = scale.origin + Math.ceil((from - scale.origin) / step) * step;
    return Array.from({ length: Math.max(0, Math.floor((to - first) / step) + 1) }, (_, index) => first + index * step);
  });
}

/** What lies between the breaks. Together as long as the axis is elastic: a break that folds days away has no times to go through. */
function stretchesOf({ start, end, breaks }: Axis): Stretch[] {
  const starts = [start, ...breaks.map(({ to }) => to)];
  return starts.map((from, index) => ({ from, to: breaks[index]?.from ?? end }));
}

/** Where the axis of a running run ends: far enough ahead that it has to change seldom. */
export function horizon(elapsedMs: number): number {
  const wanted = Math.max(elapsedMs * 1.08, 5_000);
  const step = wanted < 60_000 ? 5_000 : wanted < 600_000 ? 30_000 : 300_000;
  return Math.ceil(wanted / step) * step;
}

const hour = 3_600_000;
const steps = [
  1,
  2,
  5,
  10,
  20,
  50,
  100,
  250,
  500,
  1_000,
  2_000,
  5_000,
  10_000,
  15_000,
  30_000,
  60_000,
  120_000,
  300_000,
  600_000,
  1_800_000,
  hour,
];

/** Stretches in which nobody worked: no call is open, and no step without calls runs but for those that wait. */
function idle(run: RunView, start: number, end: number): Break[] {
  const breaks: Break[] = [];
  let reached = start;
  for (const [from, to] of work(run)) {
    if (from - reached > longestIdle) breaks.push({ from: reached, to: from });
    reached = Math.max(reached, to ?? Infinity);
  }
  if (end - reached > longestIdle && run.endedAt !== null) breaks.push({ from: reached, to: end });
  return breaks;
}

type Work = [from: number, to: number | null];

function work(run: RunView): Work[] {
  const parents = new Set([...run.steps.values()].map((step) => step.parentId));
  const calls = [...run.calls.values()].map((call): Work => [call.startedAt, call.endedAt]);
  const quiet = [...run.steps.values()].filter((step) => step.callIds.length === 0 && !parents.has(step.id));
  const attempts = quiet.flatMap((step) => step.attempts.flatMap((attempt) => withoutWaits(attempt, step.waits)));
  return [...calls, ...attempts].sort((a, b) => a[0] - b[0]);
}

/** An approval's attempt goes on while a person is waited for, as one that lacks money does: nobody works at it then. */
function withoutWaits({ startedAt, endedAt }: AttemptView, waits: StepView["waits"]): Work[] {
  const pieces: Work[] = [];
  let from = startedAt;
  for (const wait of waits) {
    if ((wait.to ?? Infinity) <= from || wait.from >= (endedAt ?? Infinity)) continue;
    pieces.push([from, Math.max(from, wait.from)]);
    if (wait.to === null) return pieces;
    from = wait.to;
  }
  return [...pieces, [from, endedAt]];
}
