import { boundsOf } from "@/components/canvas/geometry";
import { newNode, type Command } from "@/components/editor/commands";
import { clear, grown } from "@/components/editor/nest";
import { following, Rewiring } from "@/components/editor/rewiring";
import { lastIn } from "@/components/editor/ungroup";
import type { Graph, GraphEdge, GraphNode } from "@/lib/graph/document";
import { canStandInside, nestingOf, withInside } from "@/lib/graph/nesting";
import { sizeOf } from "@/lib/graph/size-of";
import { innerPorts } from "@/lib/nodes/kit";
import { containerEdge, containerSize } from "@/lib/nodes/sizes";

/**
 * A container around the chosen nodes. What led to them leads to it, and on by its inner ports, as far as that means the same; other edges
 * stay across its border, where they are reported. null: these cannot stand in one.
 */
export function groupIn(graph: Graph, chosen: ReadonlySet<string>, kind: string): Command | null {
  const inside = groupable(graph, chosen);
  const container = newNode(graph, kind);
  const bounds = boundsOf(inside.map((node) => ({ x: 0, y: 0, ...node.position, ...sizeOf(node) })));
  const [parent = null] = inside.map(({ id }) => nestingOf(graph).parentOf(id));
  if (container === null || bounds === null || inside.some(({ id }) => nestingOf(graph).parentOf(id) !== parent)) return null;
  const { left, top, right, bottom } = containerEdge;
  const wish = { x: bounds.x - left, y: bounds.y - top };
  const around: GraphNode = {
    ...container,
    position: parent === null ? wish : clear(wish),
    size: containerSize({ width: left + bounds.width + right, height: top + bounds.height + bottom }),
    ...(parent !== null && { parent }),
  };
  const places = inside.map(({ id, position = { x: 0, y: 0 } }) => {
    const at = { x: position.x - bounds.x + left, y: position.y - bounds.y + top };
    return [id, { parent: around.id, position: at }] as const;
  });
  const wiring = new Rewiring(graph, [
    { type: "add", nodes: [around], edges: [] },
    { type: "nest", places: Object.fromEntries(places) },
  ]);
  const [result, ...further] = throughBorder(graph, wiring, new Set(inside.map(({ id }) => id)), around.id);
  const within = withInside(wiring.graph, [around.id]);
  const references = result === undefined || further.length > 0 ? [] : following(wiring.graph, result, around.id, within);
  return { edits: grown(graph, [...wiring.edits, ...references]), select: [around.id] };
}

/** The chosen nodes that can stand in a container, and executors that take tasks from these alone: planners keep their delegates. */
function groupable(graph: Graph, chosen: ReadonlySet<string>): GraphNode[] {
  const { parentOf } = nestingOf(graph);
  const held = (id: string): boolean => [parentOf(id)].some((holder) => holder !== null && (chosen.has(holder) || held(holder)));
  const planners = new Map<string, string[]>();
  for (const edge of graph.edges)
    if (edge.kind === "delegate") planners.set(edge.target, [...(planners.get(edge.target) ?? []), edge.source]);
  const comesAlong = ({ id }: GraphNode) => planners.get(id)?.every((planner) => chosen.has(planner)) === true;
  return graph.nodes.filter((node) => (chosen.has(node.id) || comesAlong(node)) && canStandInside(node) && !held(node.id));
}

/** Rewires the edges across the new border. Gives the nodes whose value now leaves by the container. */
function throughBorder(graph: Graph, wiring: Rewiring, inside: ReadonlySet<string>, container: string): string[] {
  const flows = graph.edges.filter((edge) => edge.kind === "flow" && inside.has(edge.source) !== inside.has(edge.target));
  const [incoming, outgoing] = [flows.filter(({ target }) => inside.has(target)), flows.filter(({ source }) => inside.has(source))];
  if (meansTheSame(incoming))
    for (const edge of incoming) wiring.replace(edge, [{ to: [container, "in"] }, { from: [container, innerPorts.out] }]);
  if (meansTheSame(outgoing))
    for (const edge of outgoing) wiring.replace(edge, [{ to: [container, innerPorts.in] }, { from: [container, "out"] }]);
  // Nothing led out, so what comes last inside is the result.
  if (outgoing.length === 0) for (const id of lastIn(graph, inside)) wiring.join([id, "out"], [container, innerPorts.in]);
  const left = outgoing.filter((edge) => !wiring.graph.edges.includes(edge));
  return [...new Set(left.map(({ source }) => source))];
}

/** A container has one way in and one way out: edges that only some runs take can share it where they come from, or end at, one port. */
function meansTheSame(edges: readonly GraphEdge[]): boolean {
  const count = (ends: string[]) => new Set(ends).size;
  return (
    count(edges.map(({ source, sourcePort }) => `${source}/${sourcePort}`)) <= 1 ||
    count(edges.map(({ target, targetPort }) => `${target}/${targetPort}`)) <= 1 ||
    edges.every(({ sourcePort = "out" }) => sourcePort === "out")
  );
}
