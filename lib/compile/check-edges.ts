import { closest } from "@/lib/core/closest";
import type { ProblemSink } from "@/lib/compile/report";
import { crossesBorder } from "@/lib/graph/borders";
import type { Graph, GraphEdge, GraphNode } from "@/lib/graph/document";
import type { Wiring } from "@/lib/graph/wiring";
import { definitionOf } from "@/lib/nodes/definitions";
import { innerPorts } from "@/lib/nodes/kit";

/** Every edge by itself: its ends, its ports, its border; and delegates that are wired as something else too. */
export function checkEdges(graph: Graph, wiring: Wiring, report: ProblemSink): void {
  const seen = new Set<string>();
  for (const edge of graph.edges) {
    const source = wiring.nodes.get(edge.source);
    const target = wiring.nodes.get(edge.target);
    if (!source || !target) {
      reportDangling(edge, source ? edge.target : edge.source, report);
      continue;
    }
    if (edge.kind === "flow") checkPorts(edge, source, target, report);
    else checkDelegate(edge, source, target, report);
    checkBorder(edge, source, target, report);
    const same = JSON.stringify([edge.kind, edge.source, edge.sourcePort ?? "", edge.target, edge.targetPort ?? ""]);
    if (seen.has(same))
      report({
        code: "field_invalid",
        severity: "warning",
        edgeId: edge.id,
        message: `The edge from ${nameOf(source)} to ${nameOf(target)} is there twice.`,
        hint: "Remove one.",
      });
    seen.add(same);
  }
  for (const [id] of wiring.plannersOf) if (wiring.incoming.has(id) || wiring.outgoing.has(id)) reportMixed(wiring.nodes.get(id), report);
}

function reportDangling(edge: GraphEdge, missing: string, report: ProblemSink): void {
  report({
    code: "edge_dangling",
    edgeId: edge.id,
    message: `The edge from ${edge.source} to ${edge.target} leads to no node: there is no ${missing}.`,
    hint: "Remove the edge.",
  });
}

/** An edge between a container and what is inside of it goes by the container's inner ends. */
function checkPorts(edge: GraphEdge, source: GraphNode, target: GraphNode, report: ProblemSink): void {
  const out = target.parent === source.id ? [innerPorts.out] : portsOf(source)?.out;
  checkPort(edge, source, "sourcePort", out, report);
  checkPort(edge, target, "targetPort", source.parent === target.id ? [innerPorts.in] : portsOf(target)?.in, report);
}

function portsOf(node: GraphNode) {
  return definitionOf(node.kind)?.ports(node.config, node.policy);
}

/** An edge whose port went away stays in the document and is reported here (G4). */
function checkPort(
  edge: GraphEdge,
  node: GraphNode,
  field: "sourcePort" | "targetPort",
  ports: string[] | undefined,
  report: ProblemSink,
): void {
  const port = edge[field];
  if (ports === undefined || (port !== undefined && ports.includes(port))) return;
  const side = field === "sourcePort" ? "output" : "input";
  const message =
    port === undefined ? `The edge does not say which ${side} of ${nameOf(node)} it uses.` : `${nameOf(node)} has no ${side} ${port}.`;
  const meant = port === undefined ? null : closest(port, ports);
  const choice = ports.length > 0 ? `It has: ${ports.join(", ")}.` : "Remove the edge.";
  report({ code: "port_unknown", edgeId: edge.id, field, message, hint: meant === null ? choice : `Did you mean ${meant}?` });
}

function checkDelegate(edge: GraphEdge, source: GraphNode, target: GraphNode, report: ProblemSink): void {
  const place = { edgeId: edge.id };
  const from = portsOf(source);
  const to = portsOf(target);
  if (from && from.delegates !== "source")
    report({
      code: "delegate_without_planner",
      ...place,
      message: `${nameOf(source)} cannot hand out tasks.`,
      hint: "Begin the delegate edge at a planner, or draw a flow edge.",
    });
  if (to && to.delegates !== "target")
    report({
      code: "port_type",
      ...place,
      message: `${nameOf(target)} cannot take tasks.`,
      hint: "End the delegate edge at an executor, or draw a flow edge.",
    });
}

function checkBorder(edge: GraphEdge, source: GraphNode, target: GraphNode, report: ProblemSink): void {
  if (!crossesBorder(edge, source, target)) return;
  const message = `The edge from ${nameOf(source)} to ${nameOf(target)} crosses the border of a container.`;
  report({ code: "edge_border", edgeId: edge.id, message, hint: "Go through the container's own ports, or move both to the same side." });
}

function reportMixed(node: GraphNode | undefined, report: ProblemSink): void {
  if (!node) return;
  const message = `${nameOf(node)} takes tasks from a planner, so flow edges cannot lead to it or away from it.`;
  report({ code: "delegate_has_flow", nodeId: node.id, message, hint: "Remove its flow edges, or its delegate edge." });
}

function nameOf(node: GraphNode): string {
  return node.name || node.id;
}
