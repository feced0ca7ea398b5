import type { Command } from "@/components/editor/commands";
import { grown } from "@/components/editor/nest";
import { inOrder, rankOf } from "@/components/editor/outline-rows";
import type { Graph } from "@/lib/graph/document";
import { nestingOf } from "@/lib/graph/nesting";

export type Reordered = { command: Command; said: string };

/**
 * Puts a node before its neighbour in the list, or after it, where the flow leaves that open: the two change places on the canvas. Where
 * the order is the flow's, nothing changes, and why is said.
 */
export function reorder(graph: Graph, id: string, way: "earlier" | "later"): Reordered {
  const siblings = inOrder(graph, nestingOf(graph).childrenOf(nestingOf(graph).parentOf(id)));
  const here = siblings.findIndex((node) => node.id === id);
  const [node, other] = [siblings[here], siblings[here + (way === "later" ? 1 : -1)]];
  const still: Command = { edits: [], select: [id] };
  if (node === undefined) return { command: still, said: "" };
  const name = node.name || node.id;
  if (other === undefined) return { command: still, said: `${name} is the ${way === "later" ? "last" : "first"} already.` };
  const otherName = other.name || other.id;
  if (rankOf(graph, node.id) !== rankOf(graph, other.id))
    return { command: still, said: `The flow puts ${name} ${way === "later" ? "before" : "after"} ${otherName}.` };
  if (node.position === undefined || other.position === undefined) return { command: still, said: "Tidy up first: not all have a place." };
  const positions = { [node.id]: other.position, [other.id]: node.position };
  return {
    command: { edits: grown(graph, [{ type: "move", positions }]), select: [id] },
    said: `${name} stands ${way === "later" ? "after" : "before"} ${otherName} now.`,
  };
}
