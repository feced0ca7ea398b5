import { closest } from "@/lib/core/closest";
import type { ProblemSink } from "@/lib/compile/report";
import type { Graph, GraphNode } from "@/lib/graph/document";
import type { Wiring } from "@/lib/graph/wiring";
import { definitionOf, definitions } from "@/lib/nodes/definitions";
import { reservedIds } from "@/lib/graph/reserved-ids";

const mostHolders = 5;

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

/** What a node stands inside of has to be able to hold it. */
function checkParent({ id, name, kind, parent }: GraphNode, { nodes, holders }: Wiring, report: ProblemSink): void {
  if (parent === undefined) return;
  const container = nodes.get(parent);
  const place = { nodeId: id, field: "parent" };
  const definition = container && definitionOf(container.kind);
  const role = definitionOf(kind)?.role;
  if (!container)
    report({ code: "reference_unknown", ...place, message: `There is no node ${parent} to be inside of.`, hint: "Remove the parent." });
  else if (definition && definition.ports(container.config).holds !== true)
    report({
      code: "field_invalid",
      ...place,
      message: `${container.name || parent} cannot hold other nodes.`,
      hint: "Remove the parent.",
    });
  else if (role === "input" || role === "output")
    report({
      code: "field_invalid",
      ...place,
      message: `${name || id} begins or ends the whole graph, so it cannot stand inside of ${container.name || parent}.`,
      hint: "Move it out. Inside, values come and go by the container's own ports.",
    });
  else if (holders(id).includes(id) || holders(id).length > mostHolders)
    report({
      code: "limit_exceeded",
      ...place,
      message: holders(id).includes(id) ? `${name || id} stands inside of itself.` : `Containers are nested more than ${mostHolders} deep.`,
      hint: "Move it out.",
    });
}
