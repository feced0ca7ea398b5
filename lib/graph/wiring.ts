import type { Graph, GraphEdge, GraphNode } from "@/lib/graph/document";
import { upstreamOf, type Upstream } from "@/lib/graph/upstream";
import { definitionOf } from "@/lib/nodes/definitions";

/** The graph as the compiler sees it: what is executed, and which edges between those parts make sense. */
export type Wiring = {
  nodes: Map<string, GraphNode>;
  /** Nodes that are drawn only are left out; unknown kinds are in, so that what hangs on them is not reported as well. */
  executed: GraphNode[];
  /** Flow edges between executed nodes, by target and by source. An edge from a container to what is inside counts as incoming only. */
  incoming: Map<string, GraphEdge[]>;
  outgoing: Map<string, GraphEdge[]>;
  /** Edges from inside a container to its inner end, by container. */
  results: Map<string, GraphEdge[]>;
  /** The containers around a node, from the inside out. */
  holders: (id: string) => string[];
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
  const isResult = (edge: GraphEdge) => nodes.get(edge.source)?.parent === edge.target;
  const isItem = (edge: GraphEdge) => nodes.get(edge.target)?.parent === edge.source;
  const delegates = edges.filter((edge) => edge.kind === "delegate" && canDelegate(nodes, edge));
  return {
    nodes,
    executed,
    incoming: grouped(
      flow.filter((edge) => !isResult(edge)),
      (edge) => edge.target,
      (edge) => edge,
    ),
    outgoing: grouped(
      flow.filter((edge) => !isResult(edge) && !isItem(edge)),
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
    results: grouped(
      flow.filter(isResult),
      (edge) => edge.target,
      (edge) => edge,
    ),
    holders: (id) => holdersOf(nodes, id),
    upstream: upstreamOf(...order(executed, flow, { isResult, isItem })),
  };
}

/** A document may say that two containers stand inside of each other: such a chain ends where it comes round. */
function holdersOf(nodes: ReadonlyMap<string, GraphNode>, id: string): string[] {
  const holders: string[] = [];
  for (let at = nodes.get(id)?.parent; at !== undefined && !holders.includes(at); at = nodes.get(at)?.parent) holders.push(at);
  return holders;
}

type Sort = (edge: GraphEdge) => boolean;

/** What comes before what. A container is there twice: it opens before what is inside, and has its value after it. */
function order(executed: GraphNode[], flow: GraphEdge[], { isResult, isItem }: { isResult: Sort; isItem: Sort }) {
  const parents = new Set(executed.flatMap((node) => node.parent ?? []));
  const containers = executed.filter((node) => parents.has(node.id)).map((node) => node.id);
  const opens = new Set(containers);
  const opening = (id: string) => (opens.has(id) ? `${id}/` : id);
  const edges = flow.map((edge) => {
    if (isResult(edge)) return { source: edge.source, target: edge.target };
    return { source: isItem(edge) ? opening(edge.source) : edge.source, target: opening(edge.target) };
  });
  const inside = executed.flatMap((node) =>
    node.parent !== undefined && opens.has(node.parent) ? [{ source: opening(node.parent), target: opening(node.id) }] : [],
  );
  const ids = [...executed.map((node) => node.id), ...containers.map(opening)];
  return [ids, [...edges, ...inside, ...containers.map((id) => ({ source: opening(id), target: id }))]] as const;
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
