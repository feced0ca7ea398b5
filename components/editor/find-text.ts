import { isObject, type JsonValue } from "@/lib/core/json";
import type { Edit } from "@/lib/graph/edits";
import type { Graph, GraphNode } from "@/lib/graph/document";

/** A text of a node that people write: its name, its description, and every text in its settings. `field`: `config.routes[0].when`. */
export type NodeText = { field: string; text: string };
/** Where something was found: so many characters from `at` on in that text. */
export type Found = NodeText & { node: GraphNode; at: number; length: number };
export type Wanted = { text: string; matchCase: boolean };

export function textsOf(node: GraphNode): NodeText[] {
  const own = [
    { field: "name", text: node.name },
    { field: "description", text: node.description ?? "" },
  ];
  return [...own, ...inside(node.config, "config")].filter(({ text }) => text !== "");
}

function inside(value: JsonValue, field: string): NodeText[] {
  if (typeof value === "string") return [{ field, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => inside(item, `${field}[${index}]`));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => inside(item, `${field}.${key}`));
}

/** Every place, in the order of the nodes and of their settings. An empty text is nowhere. */
export function findText(graph: Graph, wanted: Wanted): Found[] {
  return graph.nodes.flatMap((node) =>
    textsOf(node).flatMap(({ field, text }) => placesIn(text, wanted).map((place): Found => ({ node, field, text, ...place }))),
  );
}

function placesIn(text: string, { text: part, matchCase }: Wanted): { at: number; length: number }[] {
  if (part === "") return [];
  const pattern = new RegExp(part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"), matchCase ? "gu" : "giu");
  return [...text.matchAll(pattern)].map((match) => ({ at: match.index, length: match[0].length }));
}

/** Edits that put another text in all these places, as one step of undo. Several places of one text change together. */
export function replaceText(found: readonly Found[], by: string): Edit[] {
  const byNode = new Map<GraphNode, Found[]>();
  for (const place of found) byNode.set(place.node, [...(byNode.get(place.node) ?? []), place]);
  return [...byNode].flatMap(([node, places]) => editsOf(node, places, by));
}

function editsOf(node: GraphNode, places: readonly Found[], by: string): Edit[] {
  const changed = new Map<string, string>();
  // From the back, so that earlier places stay where they are.
  for (const { field, text, at, length } of places.toSorted((a, b) => b.at - a.at)) {
    const now = changed.get(field) ?? text;
    changed.set(field, now.slice(0, at) + by + now.slice(at + length));
  }
  const name = changed.get("name");
  const description = changed.get("description");
  const inConfig = [...changed.keys()].some((field) => field.startsWith("config"));
  return [
    ...(name === undefined ? [] : [{ type: "rename" as const, id: node.id, name: name.slice(0, mostName) }]),
    ...(description === undefined ? [] : [{ type: "describe" as const, id: node.id, description: description || undefined }]),
    ...(inConfig ? [{ type: "configure" as const, id: node.id, config: withTexts(node.config, "config", changed) }] : []),
  ];
}

/** As the format says. */
const mostName = 200;

function withTexts<T extends JsonValue>(value: T, field: string, changed: ReadonlyMap<string, string>): T {
  const next = ((): JsonValue => {
    if (typeof value === "string") return changed.get(field) ?? value;
    if (Array.isArray(value)) return value.map((item, index) => withTexts(item, `${field}[${index}]`, changed));
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withTexts(item, `${field}.${key}`, changed)]));
  })();
  return next as T; // the same shape, other texts
}
