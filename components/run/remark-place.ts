import { placeOf } from "@/components/run/place";
import { toPlace, type Axis } from "@/lib/trace/axis";
import type { Row } from "@/lib/trace/row";

/** `at`: how far from the left its text begins, or from the right it ends, as a length of CSS. `moves`: that goes with the clock. */
export type RemarkPlace = { side: "right" | "left" | "over"; at: string; moves: boolean };

/** What a letter takes of an axis that is as narrow as beside a wide detail; a wider one has more room than is counted with. */
const letterShare = 1 / 72;
/** What lies around a remark, in letters. */
const margin = 3;

/**
 * Where a remark of a row stands: to the right of its bar's end; where there is no room to the left of its beginning; else over its end.
 * Told by shares of the axis alone. On an axis that is narrower still, the style moves it over the bar before it is cut.
 */
export function remarkPlace(scale: Axis, { segments }: Pick<Row, "segments">, now: number, remark: string): RemarkPlace {
  const moves = segments.length === 0 || segments.some((segment) => segment.to === null);
  const from = Math.min(now, ...segments.map((segment) => segment.from));
  const to = moves ? now : Math.max(...segments.map((segment) => segment.to ?? now));
  const end = moves ? "var(--now)" : placeOf(scale, to);
  const needed = (remark.length + margin) * letterShare;
  if (1 - toPlace(scale, to).share >= needed) return { side: "right", at: end, moves };
  if (toPlace(scale, from).share >= needed) return { side: "left", at: `calc(100% - ${placeOf(scale, from)})`, moves: false };
  return { side: "over", at: `calc(100% - ${end})`, moves };
}
