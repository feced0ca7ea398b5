import type { EditorStore } from "@/components/editor/editor-store";

/** The node that is selected alone. */
export function single(store: EditorStore): string | undefined {
  const { graph, selection } = store.getState();
  const [only] = selection;
  return selection.size === 1 ? graph.nodes.find((node) => node.id === only)?.id : undefined;
}
