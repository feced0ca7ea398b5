import dagre from "@dagrejs/dagre";
import type { Graph, GraphNode, Position } from "@/lib/graph/document";
import { layered } from "@/lib/graph/layered";
import { sizeOf } from "@/lib/graph/size-of";

/** Gaps on the canvas, multiples of the 8 px grid. */
const gap = { column: 56, row: 40, delegate: 144, delegateColumn: 24 };
/** Above this dagre takes seconds; a plain layering does. */
const dagreLimit = 400;

/** Gives nodes without a position one, or with `all` lays out the whole graph anew. */
export function tidy(graph: Graph, which: "missing" | "all" = "missing"): Graph {
  const kept = which === "all" ? [] : graph.nodes.filter((node) => node.position !== undefined);
  if (kept.length === graph.nodes.length && kept.length > 0) return graph;
  const moved = new Set(graph.nodes.filter((node) => !kept.includes(node)).map((node) => node.id));
  const positions = layout({ ...graph, nodes: graph.nodes.filter((node) => moved.has(node.id)) });
  // New nodes go below what is there already, so that nothing overlaps.
  const top = Math.max(0, ...kept.map((node) => (node.position?.y ?? 0) + sizeOf(node).height + gap.row));
  const shift = kept.length > 0 ? toGrid(top) : 0;
  return { ...graph, nodes: graph.nodes.map((node) => (moved.has(node.id) ? placed(node, positions.get(node.id), shift) : node)) };
}

function placed(node: GraphNode, position: Position | undefined, shift: number): GraphNode {
  return { ...node, position: { x: position?.x ?? 0, y: (position?.y ?? 0) + shift } };
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
    drawing.setNode(node.id, { width, height: below.has(node.id) ? height + 2 * (gap.delegate + 128) : height });
  }
  const ids = new Set(nodes.map((node) => node.id));
  for (const edge of graph.edges)
    if (edge.kind === "flow" && ids.has(edge.source) && ids.has(edge.target)) drawing.setEdge(edge.source, edge.target);
  dagre.layout(drawing);
  return new Map(nodes.map((node) => [node.id, corner(node, drawing.node(node.id))]));
}

/** Ports sit 20 px below the top, so cards of one rank look straight when their tops agree, not their middles. */
function corner(node: GraphNode, middle: { x: number; y: number }): Position {
  return { x: middle.x - sizeOf(node).width / 2, y: middle.y - 64 };
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
