import { closest } from "@/lib/core/closest";
import type { ProblemSink } from "@/lib/compile/report";
import type { Graph, GraphNode } from "@/lib/graph/document";
import type { Wiring } from "@/lib/graph/wiring";
import { definitionOf, definitions } from "@/lib/nodes/definitions";
import { reservedIds } from "@/lib/graph/reserved-ids";

/** Ids, kinds, containers, and how many inputs and outputs there are. */
export function checkNodes(graph: Graph, wiring: Wiring, report: ProblemSink): void {
  for (const node of graph.nodes) {
    checkId(node, report);
    if (!definitionOf(node.kind)) reportKind(node, report);
    checkParent(node, wiring, report);
  }
  const inputs = graph.nodes.filter((node) => definitionOf(node.kind)?.role === "input");
  if (inputs.length === 0)
    report({ code: "input_count", message: "The graph has no input node.", hint: "Add one; it may have no fields." });
  for (const extra of inputs.slice(1))
    report({
      code: "input_count",
      nodeId: extra.id,
      message: `${extra.name || extra.id} is a second input node.`,
      hint: "Keep one input node, with all fields.",
    });
  if (!graph.nodes.some((node) => definitionOf(node.kind)?.role === "output"))
    report({
      code: "output_missing",
      message: "The graph has no output node.",
      hint: "Add one and connect it to what the run shall answer with.",
    });
}

function checkId(node: GraphNode, report: ProblemSink): void {
  const place = { nodeId: node.id, field: "id" };
  if (!/^[a-z][a-z0-9_]{0,63}$/.test(node.id))
    report({
      code: "field_invalid",
      ...place,
      message: `The id ${JSON.stringify(node.id)} is not allowed.`,
      hint: "Use up to 64 small letters, digits and _, beginning with a letter.",
    });
  else if (reservedIds.has(node.id))
    report({ code: "id_reserved", ...place, message: `The id ${node.id} is reserved.`, hint: `Choose another, for example ${node.id}_1.` });
}

function reportKind({ id, kind, name }: GraphNode, report: ProblemSink): void {
  const meant = closest(kind, Object.keys(definitions));
  const hint = meant === null ? "Remove the node, or open the graph in a version that knows it." : `Did you mean ${meant}?`;
  report({
    code: "kind_unsupported",
    nodeId: id,
    field: "kind",
    message: `${name || id} is of the kind ${kind}, which this version cannot run.`,
    hint,
  });
}

/** No kind of this version holds others, so a parent can only be of a kind that is reported already. */
function checkParent({ id, parent }: GraphNode, { nodes }: Wiring, report: ProblemSink): void {
  if (parent === undefined) return;
  const container = nodes.get(parent);
  const place = { nodeId: id, field: "parent" };
  if (!container)
    report({ code: "reference_unknown", ...place, message: `There is no node ${parent} to be inside of.`, hint: "Remove the parent." });
  else if (definitionOf(container.kind))
    report({
      code: "field_invalid",
      ...place,
      message: `${container.name || parent} cannot hold other nodes.`,
      hint: "Remove the parent.",
    });
}
