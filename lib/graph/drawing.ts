import dagre from "@dagrejs/dagre";
import type { Position } from "@/lib/graph/document";
import { layered } from "@/lib/graph/layered";

/** What is laid out at once: boxes of one container and the flow between them. `at`: where a box stood before. */
export type Drawing = { boxes: readonly Box[]; edges: readonly Line[] };
/** `port`: the one that it leaves its source by. */
export type Line = { source: string; target: string; port: string };
/** Width and height in pixels of the canvas; what hangs below the box counts into its height. */
export type Box = { id: string; width: number; height: number; at: Position | null };
/** The top left corner of each box. */
export type Places = ReadonlyMap<string, Position>;

/** Gaps on the canvas, multiples of the 8 px grid. */
export const gap = { column: 56, row: 40 };

/** Above this dagre takes seconds; a plain layering does. */
const dagreLimit = 400;
/** Cards of one rank look straight when their tops stand this far above its middle: their ports are near the top. */
const above = 64;

/** Lays a drawing out at once, without a worker: for pictures, and for what has no places yet. */
export function arranged(drawing: Drawing): Places {
  return drawing.boxes.length > dagreLimit ? layered(drawing, gap) : withDagre(drawing);
}

function withDagre({ boxes, edges }: Drawing): Places {
  const drawing = new dagre.graphlib.Graph();
  drawing.setGraph({ rankdir: "LR", nodesep: gap.row, ranksep: gap.column });
  drawing.setDefaultEdgeLabel(() => ({}));
  // The middle of a rank runs through the top of what is tall, so room is kept for its foot on both sides.
  for (const { id, width, height } of boxes) drawing.setNode(id, { width, height: height > 2 * above ? 2 * (height - above) : height });
  for (const { source, target } of edges) drawing.setEdge(source, target);
  dagre.layout(drawing);
  return new Map(
    boxes.map(({ id, width }) => {
      const middle = drawing.node(id);
      return [id, { x: middle.x - width / 2, y: middle.y - above }];
    }),
  );
}
