import type { Graph, GraphNode, Position } from "@/lib/graph/document";
import { arranged, gap, type Drawing, type Places } from "@/lib/graph/drawing";
import { canHold, nestingOf } from "@/lib/graph/nesting";
import { sizeOf } from "@/lib/graph/size-of";
import { containerEdge } from "@/lib/nodes/sizes";

/** Pixels between a planner and what it delegates to, and between these. */
const delegateGap = { below: 144, between: 24, height: 128 };

/** What gets a place: what has none yet, everything, or these nodes alone, which keep their corner. */
export type Which = "missing" | "all" | ReadonlySet<string>;

/** Lays a graph out at once. With nothing to do it is the same object. */
export function tidy(graph: Graph, which: Which = "missing"): Graph {
  const steps = tidySteps(graph, which);
  let step = steps.next();
  while (step.done !== true) step = steps.next(arranged(step.value));
  return step.value;
}

/** The same with another hand that lays each container out, one after the other. */
export async function tidyBy(graph: Graph, which: Which, arrange: (drawing: Drawing) => Promise<Places>): Promise<Graph> {
  const steps = tidySteps(graph, which);
  let step = steps.next();
  while (step.done !== true) step = steps.next(await arrange(step.value));
  return step.value;
}

/** Asks for one drawing after the other: from the inside out, as a container has its size before it gets its place. */
function* tidySteps(graph: Graph, which: Which): Generator<Drawing, Graph, Places> {
  if (which === "missing" && graph.nodes.every(isLaidOut)) return graph;
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  for (const { id } of nestingOf(graph).inOrder.toReversed()) yield* tidyInside(graph, id, nodes, which);
  yield* tidyInside(graph, null, nodes, which);
  if (which === "missing") fit(graph, nodes);
  const laidOut = graph.nodes.map((node) => nodes.get(node.id) ?? node);
  return laidOut.every((node, index) => node === graph.nodes[index]) ? graph : { ...graph, nodes: laidOut };
}

/** Lays out the nodes of one container, or of the canvas itself, and makes the container fit. */
function* tidyInside(
  graph: Graph,
  container: string | null,
  nodes: Map<string, GraphNode>,
  which: Which,
): Generator<Drawing, void, Places> {
  const group = nestingOf(graph)
    .childrenOf(container)
    .map((node) => nodes.get(node.id) ?? node);
  const moved = group.filter((node) => isMoved(node, which));
  if (moved.length < (typeof which === "string" ? 1 : 2)) return;
  const kept = group.filter((node) => !moved.includes(node));
  const positions = yield* layout({ ...graph, nodes: moved });
  const corner = cornerOf(container, moved, kept, which);
  for (const node of moved) {
    const { x, y } = positions.get(node.id) ?? { x: 0, y: 0 };
    nodes.set(node.id, { ...node, position: { x: x + corner.x, y: y + toGrid(corner.y) } });
  }
  const holder = container === null ? undefined : nodes.get(container);
  if (holder === undefined) return;
  const least = sizeAround(group.map((node) => nodes.get(node.id) ?? node));
  const { width, height } = which === "all" ? { width: 0, height: 0 } : sizeOf(holder);
  nodes.set(holder.id, { ...holder, size: { width: Math.max(width, least.width), height: Math.max(height, least.height) } });
}

/** Has its place, and its size if it holds others: documents that no editor wrote may leave out both. */
function isLaidOut(node: GraphNode): boolean {
  return node.position !== undefined && (node.size !== undefined || !canHold(node));
}

/** Containers that nobody gave a size are as large as what is in them, from the inside out. */
function fit(graph: Graph, nodes: Map<string, GraphNode>): void {
  const { inOrder, childrenOf } = nestingOf(graph);
  for (const { id } of inOrder.toReversed()) {
    const holder = nodes.get(id);
    if (holder === undefined || isLaidOut(holder)) continue;
    const [own, inside] = [sizeOf(holder), sizeAround(childrenOf(id).map((node) => nodes.get(node.id) ?? node))];
    if (inside.width <= own.width && inside.height <= own.height) continue;
    nodes.set(id, { ...holder, size: { width: Math.max(own.width, inside.width), height: Math.max(own.height, inside.height) } });
  }
}

function isMoved(node: GraphNode, which: Which): boolean {
  if (which === "all") return true;
  return which === "missing" ? node.position === undefined : which.has(node.id);
}

/** Where the drawing begins: new nodes go below what is there already, so that nothing overlaps; chosen ones begin where they began. */
function cornerOf(container: string | null, moved: readonly GraphNode[], kept: readonly GraphNode[], which: Which): Position {
  if (typeof which !== "string") {
    const least = (axis: "x" | "y") => toGrid(Math.min(...moved.map((node) => node.position?.[axis] ?? 0)));
    return { x: least("x"), y: least("y") };
  }
  const { left, top } = container === null ? { left: 0, top: 0 } : containerEdge;
  return { x: left, y: Math.max(top, ...kept.map((node) => (node.position?.y ?? 0) + sizeOf(node).height + gap.row)) };
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

/** Delegates hang below their planner, so only the rest is drawn as a flow, with room for them. */
function* layout(graph: Graph): Generator<Drawing, Places, Places> {
  const planners = plannersOf(graph);
  const flow = graph.nodes.filter((node) => !planners.has(node.id));
  const holding = new Set(planners.values());
  const ids = new Set(flow.map((node) => node.id));
  const positions = new Map(
    yield {
      boxes: flow.map((node) => {
        const { width, height } = sizeOf(node);
        const foot = holding.has(node.id) ? delegateGap.below + delegateGap.height : 0;
        return { id: node.id, width, height: height + foot, at: node.position ?? null };
      }),
      edges: graph.edges.flatMap((edge) =>
        edge.kind === "flow" && ids.has(edge.source) && ids.has(edge.target)
          ? [{ source: edge.source, target: edge.target, port: edge.sourcePort ?? "out" }]
          : [],
      ),
    },
  );
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

function placeDelegates(graph: Graph, planners: Map<string, string>, positions: Map<string, Position>): void {
  for (const planner of new Set(planners.values())) {
    const node = graph.nodes.find(({ id }) => id === planner);
    const at = positions.get(planner);
    if (!node || !at) continue;
    const row = graph.nodes.filter(({ id }) => planners.get(id) === planner);
    const width = row.reduce((sum, each) => sum + sizeOf(each).width + delegateGap.between, -delegateGap.between);
    let x = at.x + (sizeOf(node).width - width) / 2;
    for (const delegate of row) {
      positions.set(delegate.id, { x, y: at.y + sizeOf(node).height + delegateGap.below });
      x += sizeOf(delegate).width + delegateGap.between;
    }
  }
}

function toGrid(value: number): number {
  return Math.round(value / 8) * 8;
}
