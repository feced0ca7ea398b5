import type { Graph } from "@/lib/graph/document";
import { reservedIds } from "@/lib/graph/reserved-ids";

/** The first free id for a node, from its kind or name: `executor`, `executor_2` … */
export function newNodeId(graph: Graph, wish: string): string {
  const taken = new Set(graph.nodes.map((node) => node.id));
  const base =
    wish
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "_")
      .replace(/^[^a-z]+|_+$/g, "")
      .slice(0, 56) || "node";
  const free = (id: string) => !taken.has(id) && !reservedIds.has(id);
  if (free(base)) return base;
  let count = 2;
  while (!free(`${base}_${count}`)) count += 1;
  return `${base}_${count}`;
}

/** The first free id for an edge: `e1`, `e2` … */
export function newEdgeId(graph: Graph): string {
  const taken = new Set(graph.edges.map((edge) => edge.id));
  let count = graph.edges.length + 1;
  while (taken.has(`e${count}`)) count += 1;
  return `e${count}`;
}

/** Why a node cannot be called so, as a sentence; null: it can. */
export function idFault(graph: Graph, id: string, current: string): string | null {
  if (id === current) return null;
  if (!/^[a-z][a-z0-9_]{0,63}$/.test(id)) return "Use up to 64 small letters, digits and _, beginning with a letter.";
  if (reservedIds.has(id)) return `${id} is reserved.`;
  return graph.nodes.some((node) => node.id === id) ? `Another node is called ${id}.` : null;
}
