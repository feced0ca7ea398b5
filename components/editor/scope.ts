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
  const offer = (root: string, keys: string[], what: string) => {
    roots.set(root, new Set(keys));
    entries.push(...keys.map((key) => ({ path: `${root}.${key}`, what })));
  };
  if ((plannersOf.get(node) ?? []).length > 0) offer("task", ofTask, "task");
  for (const holder of holders(node)) {
    const container = nodes.get(holder);
    const turn = container === undefined ? [] : (definitionOf(container.kind)?.turn ?? []);
    if (container !== undefined && turn.length > 0) offer(holder, turn, container.name || holder);
  }
  for (const each of graph.nodes)
    if (nodes.has(node) && seesNode(wiring, node, each.id)) offer(each.id, keysOf(each), each.name || each.id);
  if (nodes.has(node) && (incoming.get(node) ?? []).length > 0) {
    roots.set("value", null);
    entries.push({ path: "value", what: "what comes in" });
  }
  offer("run", ofRun, "run");
  return { entries, roots };
}

function keysOf(node: GraphNode): string[] {
  const reads = definitionOf(node.kind)?.reads(node.config) ?? [];
  const failing = node.policy?.onError === "continue" || node.policy?.onError === "port";
  return [...reads, "output", ...(failing ? ["error"] : [])];
}
