import type { Rect } from "@/components/canvas/geometry";

export type Axis = "x" | "y";
/** A rectangle seen along one axis: where it begins and ends there, and across it. */
export type Span = { start: number; end: number; low: number; high: number };
export type Line = { at: number; span: Span };
/** What nodes can be lined up with, sorted once when a drag begins: each move only searches. */
export type Lines = { edges: Line[]; middles: Line[]; byStart: Span[]; byEnd: Span[] };
export type Alignment = Record<Axis, Lines>;

/** Half a pixel: places are numbers with a fraction while nothing snaps. */
export const same = 0.5;

export function alignmentWith(rects: readonly Rect[]): Alignment {
  return { x: linesOf(rects.map((rect) => spanOf(rect, "x"))), y: linesOf(rects.map((rect) => spanOf(rect, "y"))) };
}

/** Lines at most this far from a place. */
export function within(lines: readonly Line[], at: number, reach: number): Line[] {
  const from = firstAbove(lines, at - reach - 1e-9, (line) => line.at);
  return lines.slice(
    from,
    firstAbove(lines, at + reach, (line) => line.at),
  );
}

/** Binary search: the first of a sorted list that is above a value. */
function firstAbove<Item>(sorted: readonly Item[], value: number, of: (item: Item) => number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const half = (low + high) >> 1;
    const item = sorted[half];
    if (item !== undefined && of(item) <= value) low = half + 1;
    else high = half;
  }
  return low;
}

function linesOf(spans: readonly Span[]): Lines {
  const sorted = (lines: Line[]) => lines.sort((a, b) => a.at - b.at);
  return {
    edges: sorted(
      spans.flatMap((span) => [
        { at: span.start, span },
        { at: span.end, span },
      ]),
    ),
    middles: sorted(spans.map((span) => ({ at: middle(span), span }))),
    byStart: spans.toSorted((a, b) => a.start - b.start),
    byEnd: spans.toSorted((a, b) => a.end - b.end),
  };
}

export function middle({ start, end }: Span): number {
  return (start + end) / 2;
}

export function spanOf({ x, y, width, height }: Rect, axis: Axis): Span {
  return axis === "x" ? { start: x, end: x + width, low: y, high: y + height } : { start: y, end: y + height, low: x, high: x + width };
}

/** The last that ends before this one begins, of those at the same height. */
export function behindOf(span: Span, { byEnd }: Lines, reach: number): Span | null {
  for (let at = firstAbove(byEnd, span.start + reach, (each) => each.end) - 1; at >= 0; at -= 1) {
    const each = byEnd[at];
    if (each !== undefined && each.start < span.start && beside(each, span)) return each;
  }
  return null;
}

/** The first that begins after this one ends, of those at the same height. */
export function aheadOf(span: Span, { byStart }: Lines, reach: number): Span | null {
  for (let at = firstAbove(byStart, span.end - reach - same, (each) => each.start); at < byStart.length; at += 1) {
    const each = byStart[at];
    if (each !== undefined && each.end > span.end && beside(each, span)) return each;
  }
  return null;
}

function beside(a: Span, b: Span): boolean {
  return a.low < b.high && b.low < a.high;
}
