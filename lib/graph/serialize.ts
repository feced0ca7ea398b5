import { z } from "zod";
import type { JsonObject, JsonValue } from "@/lib/core/json";
import { graph as graphSchema, graphEdge, graphNode, limits, policy, type Graph, type GraphNode } from "@/lib/graph/document";
import { definitionOf } from "@/lib/nodes/definitions";

/** The text of a document: always the same for the same graph (G2). Ready to be written to a file. */
export function serializeGraph(graph: Graph): string {
  const ordered = {
    ...graph,
    nodes: graph.nodes.map(toNode),
    edges: graph.edges.map((edge) => inOrder(edge, Object.keys(graphEdge.shape))),
    ...(graph.limits && { limits: inOrder(graph.limits, Object.keys(limits.shape)) }),
  };
  return `${JSON.stringify(inOrder(ordered, Object.keys(graphSchema.shape)), null, 2)}\n`;
}

function toNode(node: GraphNode): JsonObject {
  const ordered = {
    ...node,
    config: inOrder(node.config, settingsOf(node.kind)),
    ...(node.position && { position: { x: node.position.x, y: node.position.y } }),
    ...(node.size && { size: { width: node.size.width, height: node.size.height } }),
    ...(node.policy && { policy: inOrder(node.policy, Object.keys(policy.shape)) }),
  };
  return inOrder(ordered, Object.keys(graphNode.shape));
}

/** The order in which a kind lists its settings. */
function settingsOf(kind: string): string[] {
  const schema = definitionOf(kind)?.schema;
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** Known keys first, in their order; then the others by name. What is inside of them stays: the order in a JSON Schema has a meaning. */
function inOrder(value: object, keys: string[]): JsonObject {
  const rest = Object.keys(value)
    .filter((key) => !keys.includes(key))
    .sort();
  const entries = [...keys, ...rest].flatMap((key) => (Object.hasOwn(value, key) ? [[key, (value as JsonObject)[key]] as const] : []));
  return Object.fromEntries(entries.filter((entry): entry is [string, JsonValue] => entry[1] !== undefined));
}
