import { nodeBox } from "@/components/canvas/geometry";
import type { PortHeight } from "@/components/editor/tidy/elk-drawing";
import { placeAnew } from "@/components/editor/commands";
import type { EditorStore } from "@/components/editor/editor-store";
import { toast } from "@/components/ui/toaster";
import type { Graph } from "@/lib/graph/document";
import { nestingOf } from "@/lib/graph/nesting";
import { tidyBy, type Which } from "@/lib/graph/tidy";

/** Lays out what is selected, or everything where that is less than two nodes, as one step of undo. */
export async function tidyUp(store: EditorStore, keepOrder: boolean): Promise<void> {
  const { graph, selection } = store.getState();
  const { elkArranger } = await import("@/components/editor/tidy/elk-arrange");
  const elk = elkArranger(keepOrder, portHeights(graph));
  try {
    const after = await tidyBy(graph, wanted(graph, selection), elk.arrange);
    const now = store.getState();
    now.edit(placeAnew(now.graph, graph, after), { select: now.selection });
  } catch (error) {
    toast.failed("The graph could not be laid out", { description: String(error) });
  } finally {
    elk.end();
  }
}

/** From what the cards look like. */
export function portHeights(graph: Graph): PortHeight {
  const boxes = new Map(graph.nodes.map((node) => [node.id, nodeBox(node)]));
  return (id, port) =>
    boxes.get(id)?.ports.find((each) => (port === null ? each.direction === "in" : each.direction === "out" && each.name === port))?.y ?? 0;
}

/** One container alone stands for what is inside of it. */
export function wanted(graph: Graph, selection: ReadonlySet<string>): Which {
  const nodes = graph.nodes.filter((node) => selection.has(node.id));
  const [first] = nodes;
  const inside = first === undefined ? [] : nestingOf(graph).childrenOf(first.id);
  if (nodes.length === 1 && inside.length > 1) return new Set(inside.map((node) => node.id));
  return nodes.length > 1 ? new Set(nodes.map((node) => node.id)) : "all";
}
