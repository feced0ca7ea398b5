import { nodeId } from "@/lib/core/ids";
import type { Graph, GraphNode } from "@/lib/graph/document";
import { nestingOf } from "@/lib/graph/nesting";
import { definitionOf } from "@/lib/nodes/definitions";
import type { Outlined } from "@/lib/trace/row";

/** The graph as the waterfall lists it before it runs: in topological order, ties as drawn from left to right, notes left out. */
export function toOutline(graph: Graph, likelyMs: ReadonlyMap<string, number>): Outlined[] {
  const nodes = graph.nodes.filter((node) => nodeId.safeParse(node.id).success && definitionOf(node.kind)?.role !== "note");
  const { parentOf } = nestingOf(graph);
  // What a container comes to is no condition of its start.
  const flow = graph.edges.filter((edge) => edge.kind === "flow" && parentOf(edge.source) !== edge.target);
  const delegates = new Set(graph.edges.filter((edge) => edge.kind === "delegate").map((edge) => edge.target));
  const needs = new Map(nodes.map((node) => [node.id, flow.filter((edge) => edge.target === node.id).map((edge) => edge.source)]));
  return sorted(nodes, needs).map((node) => ({
    id: nodeId.parse(node.id),
    name: node.name,
    kind: node.kind,
    model: modelOf(node),
    parent: parentOf(node.id) === null ? null : nodeId.parse(parentOf(node.id)),
    delegate: delegates.has(node.id),
    needs: (needs.get(node.id) ?? []).flatMap((id) => (needs.has(id) ? [nodeId.parse(id)] : [])),
    likelyMs: likelyMs.get(node.id) ?? null,
  }));
}

function modelOf(node: GraphNode): string | null {
  const model = definitionOf(node.kind)?.asks(node.config)?.model;
  return typeof model === "string" && model !== "" ? model : null;
}

function sorted(nodes: GraphNode[], needs: Map<string, string[]>): GraphNode[] {
  const left = [...nodes].sort((a, b) => (a.position?.x ?? 0) - (b.position?.x ?? 0) || (a.position?.y ?? 0) - (b.position?.y ?? 0));
  const done = new Set<string>();
  const order: GraphNode[] = [];
  while (left.length > 0) {
    const ready = left.findIndex((node) => (needs.get(node.id) ?? []).every((id) => done.has(id) || !needs.has(id)));
    // A circle cannot have run; should one be looked at, it is listed as drawn.
    const [node] = left.splice(Math.max(0, ready), 1);
    if (node === undefined) break;
    done.add(node.id);
    order.push(node);
  }
  return order;
}
