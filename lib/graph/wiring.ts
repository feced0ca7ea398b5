import type { Graph, GraphEdge, GraphNode } from "@/lib/graph/document";
import { upstreamOf, type Upstream } from "@/lib/graph/upstream";
import { definitionOf } from "@/lib/nodes/definitions";

/** The graph as the compiler sees it: what is executed, and which edges between those parts make sense. */
export type Wiring = {
  nodes: Map<string, GraphNode>;
  /** Nodes that are drawn only are left out; unknown kinds are in, so that what hangs on them is not reported as well. */
  executed: GraphNode[];
  /** Flow edges between executed nodes, by target and by source. */
  incoming: Map<string, GraphEdge[]>;
  outgoing: Map<string, GraphEdge[]>;
  /** Planners of each delegate, and delegates of each planner, by id. */
  plannersOf: Map<string, string[]>;
  delegatesOf: Map<string, string[]>;
  upstream: Upstream;
};

const wired = new WeakMap<Graph, Wiring>();

/** Made once for each graph: documents never change in place, and a drag asks for it at every port. */
export function wire(graph: Graph): Wiring {
  const known = wired.get(graph);
  if (known) return known;
  const wiring = fresh(graph);
  wired.set(graph, wiring);
  return wiring;
}

function fresh(graph: Graph): Wiring {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const executed = graph.nodes.filter((node) => definitionOf(node.kind)?.role !== "note");
  const live = new Set(executed.map((node) => node.id));
  const edges = graph.edges.filter((edge) => live.has(edge.source) && live.has(edge.target));
  const flow = edges.filter((edge) => edge.kind === "flow");
  const delegates = edges.filter((edge) => edge.kind === "delegate" && canDelegate(nodes, edge));
  return {
    nodes,
    executed,
    incoming: grouped(
      flow,
      (edge) => edge.target,
      (edge) => edge,
    ),
    outgoing: grouped(
      flow,
      (edge) => edge.source,
      (edge) => edge,
    ),
    plannersOf: grouped(
      delegates,
      (edge) => edge.target,
      (edge) => edge.source,
    ),
    delegatesOf: grouped(
      delegates,
      (edge) => edge.source,
      (edge) => edge.target,
    ),
    upstream: upstreamOf(
      executed.map((node) => node.id),
      flow,
    ),
  };
}

/** Unknown kinds may delegate to each other as far as this version can tell. */
function canDelegate(nodes: Map<string, GraphNode>, { source, target }: GraphEdge): boolean {
  const end = (id: string, side: "source" | "target") => {
    const node = nodes.get(id);
    const definition = node && definitionOf(node.kind);
    return !definition || definition.ports(node.config, node.policy).delegates === side;
  };
  return source !== target && end(source, "source") && end(target, "target");
}

function grouped<T>(edges: GraphEdge[], key: (edge: GraphEdge) => string, value: (edge: GraphEdge) => T): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const edge of edges) {
    const group = groups.get(key(edge));
    if (group === undefined) groups.set(key(edge), [value(edge)]);
    else if (!group.includes(value(edge))) group.push(value(edge));
  }
  return groups;
}
