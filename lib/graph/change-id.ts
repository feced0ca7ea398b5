import { isObject, type JsonObject, type JsonValue } from "@/lib/core/json";
import type { Graph, GraphEdge, GraphNode } from "@/lib/graph/document";
import { definitionOf } from "@/lib/nodes/definitions";
import type { SettingText } from "@/lib/nodes/kit";
import { expressionReferences } from "@/lib/template/expression-references";
import { referencesOf } from "@/lib/template/references";

/** Gives a node another id; edges, containers and every reference to it follow. Nothing happens where the new id is taken. */
export function changeId(graph: Graph, id: string, to: string): Graph {
  if (id === to || !graph.nodes.some((node) => node.id === id) || graph.nodes.some((node) => node.id === to)) return graph;
  const rename = (name: string) => (name === id ? to : name);
  const nodes = graph.nodes.map((node) => renamedNode(node, id, to));
  const edges = graph.edges.map((edge) => renamedEdge(edge, rename));
  return { ...graph, nodes, edges };
}

function renamedEdge(edge: GraphEdge, rename: (name: string) => string): GraphEdge {
  const [source, target] = [rename(edge.source), rename(edge.target)];
  return source === edge.source && target === edge.target ? edge : { ...edge, source, target };
}

function renamedNode(node: GraphNode, id: string, to: string): GraphNode {
  const config = renamedConfig(node, id, to);
  const own = node.id === id ? { id: to } : {};
  const parent = node.parent === id ? { parent: to } : {};
  const same = config === node.config && node.id !== id && node.parent !== id;
  return same ? node : { ...node, ...own, ...parent, config };
}

/** The settings of a node with another root in place of one that they refer to: `read.output` is `start.read.output` then. */
export function renamedConfig({ kind, config }: Pick<GraphNode, "kind" | "config">, id: string, to: string): JsonObject {
  const definition = definitionOf(kind);
  if (!definition) return renamedJson(config, id, to) as JsonObject; // an object stays one
  let changed = config;
  for (const text of definition.texts(config)) {
    const next = renamedText(text, id, to);
    if (next !== text.text) changed = withText(changed, text.field, next) as JsonObject; // likewise
  }
  return changed;
}

/** Settings of a kind that this version does not know: whatever reads as a reference there is one. */
function renamedJson(value: JsonValue, id: string, to: string): JsonValue {
  if (typeof value === "string") return renamedText({ text: value, syntax: "template" }, id, to);
  if (Array.isArray(value)) return value.map((item) => renamedJson(item, id, to));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renamedJson(item, id, to)]));
}

function renamedText({ text, syntax }: Pick<SettingText, "text" | "syntax">, id: string, to: string): string {
  if (!text.includes(id)) return text;
  const references = syntax === "template" ? referencesOf(text) : expressionReferences(text);
  const places = references.filter(({ root, rootStart }) => root === id && rootStart >= 0).map(({ rootStart }) => rootStart);
  // From the back, so that earlier places stay where they are.
  return [...new Set(places)].sort((a, b) => b - a).reduce((result, at) => result.slice(0, at) + to + result.slice(at + id.length), text);
}

/** Sets the text at a field such as `routes[0].when` or `headers["x.y"]`. */
function withText(value: JsonValue | undefined, field: string, text: string): JsonValue {
  const [, plain, index, quoted, rest = ""] = /^(?:([^.[\]]+)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\])\.?(.*)$/.exec(field) ?? [];
  const key = quoted === undefined ? plain : String(JSON.parse(quoted));
  if (index !== undefined && Array.isArray(value))
    return value.map((item, at) => (at === Number(index) ? withRest(item, rest, text) : item));
  if (key !== undefined && isObject(value)) return { ...value, [key]: withRest(value[key], rest, text) };
  return value ?? null;
}

function withRest(value: JsonValue | undefined, rest: string, text: string): JsonValue {
  return rest === "" ? text : withText(value, rest, text);
}
