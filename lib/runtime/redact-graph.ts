import "server-only";
import type { ShareShow } from "@/lib/contract/shares";
import { isObject, type JsonObject, type JsonValue } from "@/lib/core/json";
import type { Graph, GraphNode } from "@/lib/graph/document";

/** Settings whose text says how a node works and nothing about what it is told. Every other text is a prompt. */
const plain = new Set([
  "model",
  "effort",
  "thinking",
  "mode",
  "key",
  "type",
  "label",
  "wait",
  "shape",
  "rest",
  "onItemError",
  "onLimit",
  "color",
  "text",
  "method",
  "responseAs",
]);

/** A document as a share shows it; `word` stands where a text is hidden. Its shape stays, so that it can be drawn. */
export function redactGraph(graph: Graph, show: ShareShow, word: string): Graph {
  const { tags: _tags, subgraphs: _subgraphs, ...rest } = graph;
  return {
    ...rest,
    nodes: graph.nodes.map((node) => redactNode(node, show, word)),
    ...(graph.limits && !show.costs && { limits: withoutCaps(graph.limits) }),
  };
}

function redactNode(node: GraphNode, show: ShareShow, word: string): GraphNode {
  const config = show.inputs ? node.config : withoutGivenValues(node.config);
  const { description, policy, ...rest } = node;
  return {
    ...rest,
    // A delegate's description is what its planner is told about it.
    ...(description !== undefined && show.prompts && { description }),
    ...(policy && { policy: show.costs ? policy : withoutCaps(policy) }),
    config: show.prompts ? config : hideTexts(config, word),
  };
}

/** Left out, not undefined: what is redacted still is JSON. */
function withoutCaps<T extends object>(settings: T): Omit<T, "maxCostUsd" | "maxTokens"> {
  const { maxCostUsd: _cost, maxTokens: _tokens, ...rest } = settings as T & { maxCostUsd?: unknown; maxTokens?: unknown }; // may have neither
  return rest;
}

/** A form's field keeps its name and type; what it is filled with, or may be chosen from, is an input. */
function withoutGivenValues(config: JsonObject): JsonObject {
  const fields = config["fields"];
  if (!Array.isArray(fields)) return config;
  return { ...config, fields: fields.map((field) => (isObject(field) ? without(field, ["default", "options"]) : field)) };
}

function hideTexts(config: JsonObject, word: string): JsonObject {
  const entries = Object.entries(without(config, ["outputSchema"])).map(([key, value]) => [key, hideText(key, value, word)] as const);
  return Object.fromEntries(entries);
}

function hideText(key: string, value: JsonValue, word: string): JsonValue {
  if (typeof value === "string") return plain.has(key) ? value : word;
  if (Array.isArray(value)) return value.map((item) => hideText(key, item, word));
  return isObject(value) ? hideTexts(value, word) : value;
}

function without(object: JsonObject, keys: string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}
