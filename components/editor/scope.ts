import { isObject, type JsonObject, type JsonValue } from "@/lib/core/json";
import type { Graph, GraphNode } from "@/lib/graph/document";
import { seesNode } from "@/lib/graph/sees-node";
import { wire } from "@/lib/graph/wiring";
import { definitionOf } from "@/lib/nodes/definitions";
import type { ReferenceScope, ScopeEntry } from "@/lib/nodes/reference-scope";

const ofTask = ["id", "title", "objective", "expectedOutput", "results"];
const ofRun = ["id", "startedAt"];

/**
 * What the texts of a node may refer to: the turn of the containers around it, nodes before it, for a delegate those before its planners
 * too, its task, the value, the run.
 */
export function scopeOf(graph: Graph, node: string): ReferenceScope {
  const wiring = wire(graph);
  const { plannersOf, incoming, nodes, holders } = wiring;
  const entries: ScopeEntry[] = [];
  const roots = new Map<string, ReadonlySet<string> | null>();
  const offer = (root: string, keys: string[], what: string, typeAt: (key: string) => string | null = () => null) => {
    roots.set(root, new Set(keys.map((key) => key.split(".", 1)[0] ?? key)));
    entries.push(...keys.map((key) => ({ path: `${root}.${key}`, what, type: typeAt(key) })));
  };
  if ((plannersOf.get(node) ?? []).length > 0) offer("task", ofTask, "task");
  for (const holder of holders(node)) {
    const container = nodes.get(holder);
    const turn = container === undefined ? [] : (definitionOf(container.kind)?.turn ?? []);
    if (container !== undefined && turn.length > 0) offer(holder, turn, container.name || holder);
  }
  for (const each of graph.nodes)
    if (nodes.has(node) && seesNode(wiring, node, each.id)) offer(each.id, keysOf(each), each.name || each.id, typesOf(each));
  if (nodes.has(node) && (incoming.get(node) ?? []).length > 0) {
    roots.set("value", null);
    entries.push({ path: "value", what: "what comes in", type: null });
  }
  offer("run", ofRun, "run");
  return { entries, roots };
}

/** Of a structured answer its parts too. */
function keysOf(node: GraphNode): string[] {
  const definition = definitionOf(node.kind);
  const reads = definition?.reads(node.config) ?? [];
  const parts = definition?.role === "input" ? [] : Object.keys(propertiesOf(definition?.output(node.config))).filter(isPlain);
  const failing = node.policy?.onError === "continue" || node.policy?.onError === "port";
  return [...reads, "output", ...parts.map((key) => `output.${key}`), ...(failing ? ["error"] : [])];
}

/** Can stand behind a dot. */
function isPlain(key: string): boolean {
  return /^[A-Za-z_]\w*$/.test(key);
}

/** What the settings alone say about the type behind each key. */
function typesOf(node: GraphNode): (key: string) => string | null {
  const definition = definitionOf(node.kind);
  const schema = definition?.output(node.config) ?? null;
  const properties = propertiesOf(schema);
  return (key) => {
    if (key === "output") return typeWord(schema);
    return key.startsWith("output.") || definition?.role === "input" ? typeWord(properties[key.replace(/^output\./, "")]) : null;
  };
}

function propertiesOf(schema: JsonObject | null | undefined): JsonObject {
  const properties = schema?.["properties"];
  return properties !== undefined && isObject(properties) ? properties : {};
}

const words: Record<string, string> = {
  string: "text",
  number: "number",
  integer: "number",
  boolean: "boolean",
  array: "list",
  object: "object",
};

function typeWord(schema: JsonValue | undefined): string | null {
  const type = schema !== undefined && isObject(schema) ? schema["type"] : undefined;
  return typeof type === "string" ? (words[type] ?? null) : null;
}
