import { closest } from "@/lib/core/closest";
import type { Graph } from "@/lib/graph/document";
import { wire } from "@/lib/graph/wiring";
import { definitionOf } from "@/lib/nodes/definitions";

/**
 * Why the output of a node cannot be given with a run, as a sentence; null: it can. Only nodes at the top level are one step each, and only
 * of one with a single way out does the output alone say where the run goes on.
 */
export function pinFault(graph: Graph, id: string): string | null {
  const node = graph.nodes.find((each) => each.id === id);
  if (node === undefined) {
    const near = closest(
      id,
      graph.nodes.map((each) => each.id),
    );
    return `There is no node ${id} to pin a value to.${near === null ? "" : ` Did you mean ${near}?`}`;
  }
  const name = node.name || id;
  const definition = definitionOf(node.kind);
  if (definition?.role !== "work") return `${name} does no work, so no value can be pinned to it.`;
  if (node.parent !== undefined) return `${name} stands inside of another node: pin a value to that one.`;
  if ((wire(graph).plannersOf.get(id) ?? []).length > 0) return `${name} carries out tasks: pin a value to its planner.`;
  const ways = definition.ports(node.config, node.policy).out.filter((port) => port !== "error");
  return ways.length === 1 && ways[0] === "out" ? null : `${name} chooses a way, which a pinned value does not say.`;
}
