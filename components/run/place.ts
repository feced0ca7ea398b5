import { toPlace, type Axis } from "@/lib/trace/axis";

/** A time as a distance from the left of anything that is as wide as the axis: no width has to be measured. */
export function placeOf(scale: Axis, at: number): string {
  const { share, px } = toPlace(scale, at);
  return scale.breakPx === 0 ? `${round(share * 100)}%` : `calc((100% - ${scale.breakPx}px) * ${round(share)} + ${round(px)}px)`;
}

function round(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}
