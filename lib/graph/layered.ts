import type { Box, Drawing, Places } from "@/lib/graph/drawing";

/** Columns by longest way from a start, rows in the given order: linear in the size of the drawing, for thousands of boxes. */
export function layered({ boxes, edges }: Drawing, gap: { column: number; row: number }): Places {
  const ranks = ranksOf(boxes, edges);
  const left = columns(boxes, ranks, gap.column);
  const heights = new Map<number, number>();
  return new Map(
    boxes.map(({ id, height }) => {
      const rank = ranks.get(id) ?? 0;
      const y = heights.get(rank) ?? 0;
      heights.set(rank, y + height + gap.row);
      return [id, { x: left[rank] ?? 0, y }];
    }),
  );
}

/** Where each column begins: after the widest of the one before. */
function columns(boxes: readonly Box[], ranks: ReadonlyMap<string, number>, gap: number): number[] {
  const widths: number[] = [];
  for (const { id, width } of boxes) {
    const rank = ranks.get(id) ?? 0;
    widths[rank] = Math.max(widths[rank] ?? 0, width);
  }
  let x = 0;
  return widths.map((width) => (x += width + gap) - width - gap);
}

function ranksOf(boxes: readonly Box[], edges: Drawing["edges"]): Map<string, number> {
  const ranks = new Map(boxes.map(({ id }) => [id, 0]));
  const outgoing = new Map<string, string[]>(boxes.map(({ id }) => [id, []]));
  const waiting = new Map(boxes.map(({ id }) => [id, 0]));
  for (const { source, target } of edges) {
    outgoing.get(source)?.push(target);
    waiting.set(target, (waiting.get(target) ?? 0) + 1);
  }
  const ready = boxes.map(({ id }) => id).filter((id) => waiting.get(id) === 0);
  for (const id of ready)
    for (const next of outgoing.get(id) ?? []) {
      ranks.set(next, Math.max(ranks.get(next) ?? 0, (ranks.get(id) ?? 0) + 1));
      waiting.set(next, (waiting.get(next) ?? 0) - 1);
      if (waiting.get(next) === 0) ready.push(next);
    }
  return ranks;
}
