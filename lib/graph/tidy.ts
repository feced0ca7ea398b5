import dagre from "@dagrejs/dagre";
import type { Graph, GraphNode, Position } from "@/lib/graph/document";
import { layered } from "@/lib/graph/layered";
import { nestingOf } from "@/lib/graph/nesting";
import { sizeOf } from "@/lib/graph/size-of";
import { containerEdge } from "@/lib/nodes/sizes";

/** Gaps on the canvas, multiples of the 8 px grid. */
const gap = { column: 56, row: 40, delegate: 144, delegateColumn: 24 };
/** Above this dagre takes seconds; a plain layering does. */
const dagreLimit = 400;
/** Ports are near the top: cards of one rank look straight when their tops stand this far above its middle. */
const above = 64;

type Which = "missing" | "all";

/** Gives nodes without a position one, or with `all` lays out the whole graph anew: first what is inside of containers, then these. */
export function tidy(graph: Graph, which: Which = "missing"): Graph {
  if (which === "missing" && graph.nodes.length > 0 && graph.nodes.every((node) => node.position !== undefined)) return graph;
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  // From the inside out: a container has its size before it gets its place.
  for (const { id } of nestingOf(graph).inOrder.toReversed()) tidyInside(graph, id, nodes, which);
  tidyInside(graph, null, nodes, which);
  return { ...graph, nodes: graph.nodes.map((node) => nodes.get(node.id) ?? node) };
}

/** Lays out the nodes of one container, or of the canvas itself, and makes the container fit. */
function tidyInside(graph: Graph, container: string | null, nodes: Map<string, GraphNode>, which: Which): void {
  const group = nestingOf(graph)
    .childrenOf(container)
    .map((node) => nodes.get(node.id) ?? node);
  const kept = which === "all" ? [] : group.filter((node) => node.position !== undefined);
  if (kept.length === group.length) return;
  const moved = group.filter((node) => !kept.includes(node));
  const positions = layout({ ...graph, nodes: moved });
  const corner = container === null ? { left: 0, top: 0 } : containerEdge;
  // New nodes go below what is there already, so that nothing overlaps.
  const top = Math.max(corner.top, ...kept.map((node) => (node.position?.y ?? 0) + sizeOf(node).height + gap.row));
  for (const node of moved) {
    const { x = 0, y = 0 } = positions.get(node.id) ?? {};
    nodes.set(node.id, { ...node, position: { x: x + corner.left, y: y + toGrid(top) } });
  }
  const holder = container === null ? undefined : nodes.get(container);
  if (holder === undefined) return;
  const least = sizeAround(group.map((node) => nodes.get(node.id) ?? node));
  const { width, height } = which === "all" ? { width: 0, height: 0 } : sizeOf(holder);
  nodes.set(holder.id, { ...holder, size: { width: Math.max(width, least.width), height: Math.max(height, least.height) } });
}

/** The least size of a container that these nodes stand inside of. */
export function sizeAround(inside: readonly GraphNode[]): { width: number; height: number } {
  const { right, bottom } = containerEdge;
  const ends = inside.map((node) => ({ ...sizeOf(node), x: 0, y: 0, ...node.position }));
  return {
    width: Math.max(0, ...ends.map(({ x, width }) => x + width + right)),
    height: Math.max(0, ...ends.map(({ y, height }) => y + height + bottom)),
  };
}

function layout(graph: Graph): Map<string, Position> {
  const planners = plannersOf(graph);
  const flow = graph.nodes.filter((node) => !planners.has(node.id));
  const positions = flow.length > dagreLimit ? layered(graph, flow, gap) : withDagre(graph, flow, delegateWidths(graph, planners));
  placeDelegates(graph, planners, positions);
  const left = Math.min(...[...positions.values()].map(({ x }) => x));
  const top = Math.min(...[...positions.values()].map(({ y }) => y));
  return new Map([...positions].map(([id, { x, y }]) => [id, { x: toGrid(x - left), y: toGrid(y - top) }]));
}

/** The planner that each delegate hangs under: the first one wired to it. */
function plannersOf(graph: Graph): Map<string, string> {
  const ids = new Set(graph.nodes.map((node) => node.id));
  const planners = new Map<string, string>();
  for (const { kind, source, target } of graph.edges)
    if (kind === "delegate" && source !== target && ids.has(source) && ids.has(target) && !planners.has(target))
      planners.set(target, source);
  for (const planner of planners.values()) planners.delete(planner);
  return planners;
}

function delegatesOf(graph: Graph, planners: Map<string, string>, planner: string): GraphNode[] {
  return graph.nodes.filter((node) => planners.get(node.id) === planner);
}

function rowWidth(nodes: GraphNode[]): number {
  return nodes.reduce((sum, node) => sum + sizeOf(node).width + gap.delegateColumn, -gap.delegateColumn);
}

function delegateWidths(graph: Graph, planners: Map<string, string>): Map<string, number> {
  return new Map([...new Set(planners.values())].map((planner) => [planner, rowWidth(delegatesOf(graph, planners, planner))]));
}

function withDagre(graph: Graph, nodes: GraphNode[], below: Map<string, number>): Map<string, Position> {
  const drawing = new dagre.graphlib.Graph();
  drawing.setGraph({ rankdir: "LR", nodesep: gap.row, ranksep: gap.column });
  drawing.setDefaultEdgeLabel(() => ({}));
  for (const node of nodes) {
    const { width, height } = sizeOf(node);
    const foot = height + (below.has(node.id) ? gap.delegate + 128 : 0);
    // The middle of a rank runs through the top of what is tall, so room is kept for its foot on both sides.
    drawing.setNode(node.id, { width, height: foot > 2 * above ? 2 * (foot - above) : height });
  }
  const ids = new Set(nodes.map((node) => node.id));
  for (const edge of graph.edges)
    if (edge.kind === "flow" && ids.has(edge.source) && ids.has(edge.target)) drawing.setEdge(edge.source, edge.target);
  dagre.layout(drawing);
  return new Map(nodes.map((node) => [node.id, corner(node, drawing.node(node.id))]));
}

function corner(node: GraphNode, middle: { x: number; y: number }): Position {
  return { x: middle.x - sizeOf(node).width / 2, y: middle.y - above };
}

function placeDelegates(graph: Graph, planners: Map<string, string>, positions: Map<string, Position>): void {
  for (const planner of new Set(planners.values())) {
    const node = graph.nodes.find(({ id }) => id === planner);
    const at = positions.get(planner);
    if (!node || !at) continue;
    const row = delegatesOf(graph, planners, planner);
    let x = at.x + (sizeOf(node).width - rowWidth(row)) / 2;
    for (const delegate of row) {
      positions.set(delegate.id, { x, y: at.y + sizeOf(node).height + gap.delegate });
      x += sizeOf(delegate).width + gap.delegateColumn;
    }
  }
}

function toGrid(value: number): number {
  return Math.round(value / 8) * 8;
}
