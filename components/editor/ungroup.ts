import type { Command } from "@/components/editor/commands";
import { grown } from "@/components/editor/nest";
import { following, Rewiring, type End } from "@/components/editor/rewiring";
import type { Graph, GraphEdge, GraphNode } from "@/lib/graph/document";
import type { Edit } from "@/lib/graph/edits";
import { canHold, nestingOf, withInside } from "@/lib/graph/nesting";
import { definitionOf } from "@/lib/nodes/definitions";

/** Whether a node is a container that can be taken away from around what is inside. */
export function canUngroup(node: GraphNode): boolean {
  return definitionOf(node.kind) !== undefined && canHold(node);
}

/**
 * Takes a container away; what is inside keeps its place on the canvas, and what led into it and out of it is joined directly. `lost`: edges
 * of the container that have no other end now, because none may be drawn.
 */
export function ungroup(graph: Graph, id: string): (Command & { lost: number }) | null {
  const container = graph.nodes.find((node) => node.id === id);
  if (container === undefined || !canUngroup(container)) return null;
  const { childrenOf, parentOf } = nestingOf(graph);
  const children = childrenOf(id);
  const corner = container.position ?? { x: 0, y: 0 };
  const parent = parentOf(id) ?? undefined;
  const places = children.map(({ id: child, position = { x: 0, y: 0 } }) => {
    return [child, { parent, position: { x: corner.x + position.x, y: corner.y + position.y } }] as const;
  });
  const wiring = new Rewiring(graph, [{ type: "nest", places: Object.fromEntries(places) }]);
  const { lost, exits } = joinedDirectly(graph, wiring, id, new Set(children.map((child) => child.id)));
  const [only, ...further] = new Set(exits.map(([node]) => node));
  const references = only === undefined || further.length > 0 ? [] : following(wiring.graph, id, only, withInside(graph, [id]));
  const edits: Edit[] = [...wiring.edits, ...references, { type: "remove", nodes: [id], edges: [] }];
  return { edits: grown(graph, edits), select: children.map((child) => child.id), lost };
}

function joinedDirectly(graph: Graph, wiring: Rewiring, id: string, inside: ReadonlySet<string>) {
  const flows = graph.edges.filter((edge) => edge.kind === "flow" && edge.source !== edge.target);
  const incoming = flows.filter(({ source, target }) => target === id && !inside.has(source));
  const outgoing = flows.filter(({ source, target }) => source === id && !inside.has(target));
  const begun = flows.filter(({ source, target }) => source === id && inside.has(target)).map(targetOf);
  const ended = flows.filter(({ source, target }) => target === id && inside.has(source)).map(sourceOf);
  const entries = begun.length > 0 ? begun : firstIn(graph, inside).map((child): End => [child, "in"]);
  const exits = ended.length > 0 ? ended : lastIn(graph, inside).map((child): End => [child, "out"]);
  const targets = inside.size === 0 ? outgoing.map(targetOf) : entries;
  const sources = inside.size === 0 ? incoming.map(sourceOf) : exits;
  const led = incoming.map((edge) => targets.filter((target) => wiring.join(sourceOf(edge), target)).length);
  const left = outgoing.map((edge) => {
    // What the container did with an error is done where the error is, if that node has such a port.
    const from = sources.map(([node, port]): End => [node, edge.sourcePort === "error" ? "error" : port]);
    return from.filter((source) => wiring.join(source, targetOf(edge))).length;
  });
  return { lost: [...led, ...left].filter((count) => count === 0).length, exits };
}

/** What nothing inside comes before. */
function firstIn(graph: Graph, inside: ReadonlySet<string>): string[] {
  const reached = new Set(graph.edges.map(({ target }) => target));
  return [...inside].filter((id) => !reached.has(id));
}

function sourceOf({ source, sourcePort = "out" }: GraphEdge): End {
  return [source, sourcePort];
}

function targetOf({ target, targetPort = "in" }: GraphEdge): End {
  return [target, targetPort];
}

/** What nothing inside comes after, apart from those that take tasks. */
export function lastIn(graph: Graph, inside: ReadonlySet<string>): string[] {
  const busy = new Set(graph.edges.flatMap((edge) => (edge.kind === "flow" ? edge.source : edge.target)));
  return [...inside].filter((id) => !busy.has(id));
}
