import type { Axis } from "@/lib/trace/axis";

/** A run's time with its idle stretches folded: points of the drawn time, from 0 to 1, and the milliseconds since the start that they stand for. */
export type Clock = readonly (readonly [at: number, ms: number])[];

/** What a folded stretch takes of the width, and all of them at most. */
const fold = 0.03;
const mostFolded = 0.3;

export function clockOf({ start, end, breaks, elasticMs }: Axis): Clock {
  const folded = Math.min(mostFolded, fold * breaks.length);
  const points: [number, number][] = [[0, 0]];
  let [at, ms] = [0, 0];
  const go = (to: number, width: number) => {
    [at, ms] = [at + width, to];
    points.push([at, ms]);
  };
  const elastic = (to: number) => go(to, ((to - ms) / elasticMs) * (1 - folded));
  for (const { from, to } of breaks) {
    elastic(from - start);
    go(to - start, folded / breaks.length);
  }
  elastic(end - start);
  return points;
}

/** Where a time stands, from 0 to 1. */
export function placeOf(clock: Clock, ms: number): number {
  const next = Math.max(
    1,
    clock.findIndex(([, time]) => time >= ms),
  );
  const [[fromAt, from] = [0, 0], [toAt, to] = [1, 1]] = [clock[next - 1], clock[next]];
  const part = to === from ? 0 : (ms - from) / (to - from);
  return Math.min(1, Math.max(0, fromAt + (toAt - fromAt) * part));
}
