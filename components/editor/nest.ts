import type { Command } from "@/components/editor/commands";
import type { Graph, GraphNode, Position } from "@/lib/graph/document";
import { applyEdit, type Edit } from "@/lib/graph/edits";
import { around, canHold, canStandInside, nestingOf, withInside } from "@/lib/graph/nesting";
import { sizeOf } from "@/lib/graph/size-of";
import { sizeAround } from "@/lib/graph/tidy";
import { definitionOf } from "@/lib/nodes/definitions";
import type { NodeSize } from "@/lib/nodes/kit";
import { containerEdge } from "@/lib/nodes/sizes";

/** The end of a drag: nodes at places of the canvas, in the container that they were let go over. It grows to hold them. */
export function moveNodes(graph: Graph, places: ReadonlyMap<string, Position>, into: string | null): Command {
  const moved = [...places].flatMap(([id, at]) => {
    const node = graph.nodes.find((each) => each.id === id);
    return node === undefined ? [] : [[id, placedIn(graph, canStandInside(node) ? into : null, at)] as const];
  });
  return { edits: grown(graph, [{ type: "nest", places: Object.fromEntries(moved) }]), select: [...places.keys()] };
}

type Nest = { parent: string | undefined; position: Position };

/** A place of the canvas as one inside of a container, clear of its head and its inner ports. */
export function placedIn(graph: Graph, container: string | null, at: Position): Nest {
  if (container === null) return { parent: undefined, position: at };
  const corner = nestingOf(graph).placeOf(container);
  return { parent: container, position: clear({ x: at.x - corner.x, y: at.y - corner.y }) };
}

/** Inside of a container nothing stands on its head or its inner start. */
export function clear({ x, y }: Position): Position {
  return { x: Math.max(containerEdge.left, x), y: Math.max(containerEdge.top, y) };
}

/** The edits, and after them new sizes for the containers that have become too small, from the inside out. */
export function grown(graph: Graph, edits: Edit[]): Edit[] {
  const all = [...edits];
  let after = edits.reduce((current, edit) => applyEdit(current, edit).graph, graph);
  for (const { id } of nestingOf(after).inOrder.toReversed()) {
    if (!touched(graph, after, id)) continue;
    const node = after.nodes.find((each) => each.id === id);
    if (node === undefined) continue;
    const [size, least] = [sizeOf(node), leastSize(after, id)];
    if (size.width >= least.width && size.height >= least.height) continue;
    const edit: Edit = {
      type: "resize",
      id,
      size: { width: Math.max(size.width, least.width), height: Math.max(size.height, least.height) },
    };
    all.push(edit);
    after = applyEdit(after, edit).graph;
  }
  return all;
}

/** Whether something in the container is not what it was: a container that an edit has nothing to do with keeps its size. */
function touched(before: Graph, after: Graph, container: string): boolean {
  if (nestingOf(after).childrenOf(container).length === 0) return false;
  const was = new Set(nestingOf(before).childrenOf(container));
  return nestingOf(after)
    .childrenOf(container)
    .some((node) => !was.has(node));
}

/** How small a node may be made: as its kind says, and so that what is inside keeps its place. */
export function leastSize(graph: Graph, id: string): NodeSize {
  const node = graph.nodes.find((each) => each.id === id);
  const inside = sizeAround(nestingOf(graph).childrenOf(id));
  const own = node === undefined ? inside : sizeOf({ ...node, size: { width: 0, height: 0 } });
  return { width: Math.max(own.width, inside.width), height: Math.max(own.height, inside.height) };
}

/** The containers that a node could be moved into. */
export function holdersFor(graph: Graph, node: GraphNode): GraphNode[] {
  if (!canStandInside(node)) return [];
  const own = withInside(graph, [node.id]);
  const { parentOf } = nestingOf(graph);
  return graph.nodes.filter(
    (each) => definitionOf(each.kind) !== undefined && canHold(each) && !own.has(each.id) && each.id !== parentOf(node.id),
  );
}

/** Into a container, below what stands there already. */
export function moveInto(graph: Graph, id: string, container: string): Command {
  const inside = nestingOf(graph)
    .childrenOf(container)
    .filter((node) => node.id !== id);
  const { left, top, bottom } = containerEdge;
  const y = inside.length === 0 ? top : sizeAround(inside).height - bottom + 24;
  return {
    edits: grown(graph, [{ type: "nest", places: { [id]: { parent: container, position: { x: left, y: onGrid(y) } } } }]),
    select: [id],
  };
}

/** Out of its container, to the right of it. */
export function moveOut(graph: Graph, id: string): Command {
  const { parentOf, placeOf } = nestingOf(graph);
  const [container, outer = null] = around(parentOf, id);
  const node = graph.nodes.find((each) => each.id === container);
  if (container === undefined || node === undefined) return { edits: [], select: [id] };
  const at = placeOf(container);
  const place = placedIn(graph, outer, { x: onGrid(at.x + sizeOf(node).width + 56), y: at.y });
  return { edits: grown(graph, [{ type: "nest", places: { [id]: place } }]), select: [id] };
}

function onGrid(value: number): number {
  return Math.ceil(value / 8) * 8;
}
