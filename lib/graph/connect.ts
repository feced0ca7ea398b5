import type { Graph, GraphNode } from "@/lib/graph/document";
import { wire, type Wiring } from "@/lib/graph/wiring";
import { innerPorts } from "@/lib/nodes/kit";
import { definitionOf } from "@/lib/nodes/definitions";

/** The port names are of no matter to a delegate edge. */
export type Connection = {
  source: string;
  sourcePort?: string | null;
  target: string;
  targetPort?: string | null;
  kind: "flow" | "delegate";
};
export type Verdict = { ok: true } | { ok: false; reason: string };

/** Whether an edge may be drawn, and if not, why, in a sentence for the one who draws. */
export function canConnect(graph: Graph, connection: Connection): Verdict {
  const wiring = wire(graph);
  const source = wiring.nodes.get(connection.source);
  const target = wiring.nodes.get(connection.target);
  if (!source || !target) return no("There is no such node.");
  if (source.id === target.id) return no(`${nameOf(source)} cannot be connected to itself.`);
  const reason = connection.kind === "flow" ? flowFault(connection, source, target, wiring) : delegateFault(source, target, wiring);
  if (reason !== null) return no(reason);
  return isDouble(graph, connection) ? no("They are connected already.") : { ok: true };
}

function flowFault({ sourcePort, targetPort }: Connection, source: GraphNode, target: GraphNode, wiring: Wiring): string | null {
  const from = outerOrInner(source, target, "out");
  const to = outerOrInner(target, source, "in");
  if (!from || !to) return "This version does not know that kind of node.";
  if (to.in.length === 0) return `${nameOf(target)} takes no value.`;
  if (from.out.length === 0) return `${nameOf(source)} gives no value.`;
  if (!from.out.includes(sourcePort ?? "")) return wrongSide(source, target, sourcePort, "out") ?? `${nameOf(source)} has no such output.`;
  const side = wrongSide(target, source, targetPort, "in");
  if (side !== null) return side;
  if (!to.in.includes(targetPort ?? ""))
    return to.delegates === "target" ? "Tasks come from the diamond below a planner." : `${nameOf(target)} has no such input.`;
  for (const node of [source, target])
    if (wiring.plannersOf.has(node.id)) return `${nameOf(node)} takes tasks from a planner, so it has no flow edges.`;
  if (source.parent !== target.parent && source.id !== target.parent && target.id !== source.parent)
    return "An edge cannot cross the border of a container.";
  const isInner = source.parent === target.id || target.parent === source.id;
  if (!isInner && wiring.upstream.isBefore(target.id, source.id))
    return `${nameOf(target)} comes before ${nameOf(source)}: this would go in a circle.`;
  return null;
}

/** The ports of one end of an edge: a container shows its inner ones to what is inside of it. */
function outerOrInner(node: GraphNode, other: GraphNode, side: "in" | "out") {
  const ports = portsOf(node);
  return ports && other.parent === node.id ? { ...ports, [side]: [innerPorts[side]] } : ports;
}

/** A port of a container that lies on the other side of its border. */
function wrongSide(container: GraphNode, other: GraphNode, port: string | null | undefined, side: "in" | "out"): string | null {
  if (portsOf(container)?.holds !== true) return null;
  const isInner = port === innerPorts[side];
  if (isInner === (other.parent === container.id)) return null;
  const inner = side === "out" ? "inner start leads to" : "inner end takes from";
  return isInner
    ? `The ${inner} what is inside of ${nameOf(container)}.`
    : `${nameOf(other)} is inside of ${nameOf(container)}: use its ${side === "out" ? "inner start" : "inner end"}.`;
}

function delegateFault(source: GraphNode, target: GraphNode, wiring: Wiring): string | null {
  if (portsOf(source)?.delegates !== "source") return `${nameOf(source)} cannot hand out tasks: only planners can.`;
  if (portsOf(target)?.delegates !== "target") return `${nameOf(target)} cannot take tasks: only executors can.`;
  if (source.parent !== target.parent) return "A planner and its delegates stand in the same container.";
  if (wiring.incoming.has(target.id) || wiring.outgoing.has(target.id)) return `${nameOf(target)} has flow edges, and a delegate has none.`;
  return null;
}

function isDouble(graph: Graph, { kind, source, sourcePort, target, targetPort }: Connection): boolean {
  return graph.edges.some((edge) => {
    if (edge.kind !== kind || edge.source !== source || edge.target !== target) return false;
    return kind === "delegate" || (edge.sourcePort === sourcePort && edge.targetPort === targetPort);
  });
}

function portsOf(node: GraphNode) {
  return definitionOf(node.kind)?.ports(node.config, node.policy);
}

function nameOf(node: GraphNode): string {
  return node.name || node.id;
}

function no(reason: string): Verdict {
  return { ok: false, reason };
}
