import type { Ink } from "@/components/canvas/inks";
import {
  blockInks,
  edgeLook,
  endsOf,
  outline,
  pen,
  placeOf,
  rounded,
  tierInks,
  type Brush,
  type OverviewEdge,
} from "@/components/canvas/overview-brush";
import type { OverviewFacts, OverviewItem } from "@/components/canvas/overview-item";

/** Straight, all of one look in one stroke: thousands of strokes are what a frame has no time for. */
export function drawLines({ context, view, inks }: Brush, edges: readonly OverviewEdge[]): void {
  for (const [look, alike] of grouped(edges, edgeLook)) {
    pen({ context, inks }, look);
    // A thousand dashed lines take three times a frame, and dashes of four pixels are not seen between blocks: what is to come is fainter.
    if (look === "to-come" || look === "not-taken") {
      context.setLineDash([]);
      context.strokeStyle = inks["line-2"];
    }
    context.beginPath();
    for (const edge of alike) {
      const ends = endsOf(edge, view);
      if (ends === null) continue;
      context.moveTo(ends[0], ends[1]);
      context.lineTo(ends[2], ends[3]);
    }
    context.stroke();
  }
}

/** Rectangles without corners where those are not seen: rounded paths take ten times as long. */
export function drawBlocks(brush: Brush, items: readonly OverviewItem[], factsOf: (item: OverviewItem) => OverviewFacts): void {
  const { context, view, inks } = brush;
  for (const [look, alike] of grouped(items, (item) => blockLook(factsOf(item)))) {
    const ink = look === "hollow" || look === "dashed" ? null : look;
    context.fillStyle = inks[ink ?? "card"];
    context.strokeStyle = inks["line-ui"];
    context.lineWidth = 1;
    context.setLineDash(look === "dashed" ? [2, 2] : []);
    for (const item of alike) {
      const { left, top, width, height } = placeOf(item, view);
      if (height < roundedFrom) context.fillRect(left, top, width, height);
      else {
        rounded(context, left, top, width, height, 2);
        context.fill();
      }
      if (ink === null) context.strokeRect(left + 0.5, top + 0.5, Math.max(1, width - 1), Math.max(1, height - 1));
    }
  }
  for (const item of items) outline(brush, item, factsOf(item), placeOf(item, view));
}

/** Pixels. */
const roundedFrom = 20;

function blockLook({ state, tier }: OverviewFacts): Ink | "hollow" | "dashed" {
  if (state === null) return tier === null ? "line-2" : tierInks[tier];
  return state === "skipped" ? "dashed" : (blockInks[state] ?? "hollow");
}

function grouped<T, K>(all: readonly T[], keyOf: (each: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const each of all) {
    const key = keyOf(each);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return groups;
}
