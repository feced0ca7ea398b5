import {
  aheadOf,
  behindOf,
  middle,
  same,
  spanOf,
  within,
  type Alignment,
  type Axis,
  type Line,
  type Lines,
  type Span,
} from "@/components/canvas/alignment";
import type { Rect } from "@/components/canvas/geometry";
import type { Position } from "@/lib/graph/document";

/** A line that shows what lines up: along `x` it stands at an x and runs from y to y. `gap`: a distance that is there twice. */
export type Guide = { axis: Axis; at: number; from: number; to: number; gap: boolean };

const grid = 8;

/**
 * How far what is dragged moves on from where the pointer has it: along each axis to what lines up within reach, else so that `anchor` lies on
 * the grid. And everything that then lines up.
 */
export function snap(moving: Rect, alignment: Alignment, { anchor, reach }: { anchor: Position; reach: number }) {
  const step = (axis: Axis) => nearest(wishes(spanOf(moving, axis), alignment[axis], reach), reach) ?? toGrid(anchor[axis]);
  const by: Position = { x: step("x"), y: step("y") };
  const at = { ...moving, x: moving.x + by.x, y: moving.y + by.y };
  return { by, guides: [...guidesAlong("x", at, alignment), ...guidesAlong("y", at, alignment)] };
}

function toGrid(place: number): number {
  return Math.round(place / grid) * grid - place;
}

function guidesAlong(axis: Axis, at: Rect, alignment: Alignment): Guide[] {
  const span = spanOf(at, axis);
  const edges = lined([span.start, span.end], alignment[axis].edges);
  // Where edges meet, middles of cards of one size do too: that says nothing more.
  const lines = edges.length > 0 ? edges : lined([middle(span)], alignment[axis].middles);
  return [...lines.map(({ at: place, spans }) => across(axis, place, [span, ...spans])), ...gapsOf(axis, span, alignment[axis])];
}

/** Steps that would line up: edges with edges, middles with middles, a gap with its like. */
function wishes(span: Span, lines: Lines, reach: number): number[] {
  const near = [
    ...[span.start, span.end].flatMap((at) => within(lines.edges, at, reach).map((line) => line.at - at)),
    ...within(lines.middles, middle(span), reach).map((line) => line.at - middle(span)),
  ];
  const gaps = [between(span, lines, reach), after(span, lines, reach), before(span, lines, reach)];
  return [...near, ...gaps.filter((step) => step !== null)];
}

function nearest(steps: readonly number[], reach: number): number | null {
  let best: number | null = null;
  for (const step of steps) if (Math.abs(step) <= reach && (best === null || Math.abs(step) < Math.abs(best))) best = step;
  return best;
}

/** As far from the neighbour before as from the one behind. */
function between(span: Span, lines: Lines, reach: number): number | null {
  const [left, right] = [behindOf(span, lines, reach), aheadOf(span, lines, reach)];
  return left === null || right === null ? null : (left.end + right.start - span.start - span.end) / 2;
}

/** As far behind the neighbour as that one is behind the next. */
function after(span: Span, lines: Lines, reach: number): number | null {
  const left = behindOf(span, lines, reach);
  const next = left === null ? null : behindOf(left, lines, 0);
  return left === null || next === null ? null : left.end + (left.start - next.end) - span.start;
}

function before(span: Span, lines: Lines, reach: number): number | null {
  const right = aheadOf(span, lines, reach);
  const next = right === null ? null : aheadOf(right, lines, 0);
  return right === null || next === null ? null : right.start - (next.start - right.end) - span.end;
}

/** The equal gaps on both sides, or one and the one beyond the neighbour. */
function gapsOf(axis: Axis, span: Span, lines: Lines): Guide[] {
  const [left, right] = [behindOf(span, lines, same), aheadOf(span, lines, same)];
  const beyondLeft = left === null ? null : behindOf(left, lines, 0);
  const beyondRight = right === null ? null : aheadOf(right, lines, 0);
  const pairs: [Span | null, Span | null, Span | null][] = [
    [left, span, right],
    [beyondLeft, left, span],
    [span, right, beyondRight],
  ];
  const found = new Map<string, Guide>();
  for (const [first, second, third] of pairs) {
    if (first === null || second === null || third === null) continue;
    const gap = second.start - first.end;
    if (gap <= 0 || Math.abs(gap - (third.start - second.end)) > same) continue;
    for (const guide of [gapGuide(axis, first, second), gapGuide(axis, second, third)]) found.set(JSON.stringify(guide), guide);
  }
  return [...found.values()];
}

/** Along the axis, from one to the next, halfway through what both cover across it. */
function gapGuide(axis: Axis, a: Span, b: Span): Guide {
  const at = (Math.max(a.low, b.low) + Math.min(a.high, b.high)) / 2;
  return { axis: axis === "x" ? "y" : "x", at, from: a.end, to: b.start, gap: true };
}

function across(axis: Axis, at: number, spans: readonly Span[]): Guide {
  return { axis, at, from: Math.min(...spans.map(({ low }) => low)), to: Math.max(...spans.map(({ high }) => high)), gap: false };
}

function lined(places: readonly number[], lines: readonly Line[]): { at: number; spans: Span[] }[] {
  return places.flatMap((at) => {
    const found = within(lines, at, same);
    return found.length === 0 ? [] : [{ at, spans: found.map(({ span }) => span) }];
  });
}
