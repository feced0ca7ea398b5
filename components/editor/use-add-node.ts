import { addNode } from "@/components/editor/commands";
import { run, useDesk } from "@/components/editor/editor-context";
import { useLayoutStore } from "@/components/editor/layout-store";
import { nextPlace } from "@/components/editor/next-place";
import type { Position } from "@/lib/graph/document";

/** Adds a node of a kind, selects it and brings it into sight. Without a place it goes into, or beside, what is selected. */
export function useAddNode(): (kind: string, at?: Position | null) => void {
  const { store } = useDesk();
  const layout = useLayoutStore();
  return (kind, at = null) => {
    const { graph, selection } = store.getState();
    const next = nextPlace(graph, selection);
    const command = at === null ? addNode(graph, kind, next.at, next.into) : addNode(graph, kind, at);
    run(store, () => command);
    layout.getState().show(command.select[0] ?? null);
  };
}
