import { insertOn } from "@/components/editor/attach";
import { addNode } from "@/components/editor/commands";
import { run, useDesk } from "@/components/editor/editor-context";
import { useLayoutStore } from "@/components/editor/layout-store";
import { nextPlace } from "@/components/editor/next-place";
import type { Position } from "@/lib/graph/document";

/** Adds a node of a kind, selects it and brings it into sight. Without a place it goes into, or beside, what is selected: into an edge too. */
export function useAddNode(): (kind: string, at?: Position | null) => void {
  const { store } = useDesk();
  const layout = useLayoutStore();
  return (kind, at = null) => {
    const { graph, selection } = store.getState();
    const next = nextPlace(graph, selection);
    const [only] = selection;
    const inserted = at === null && only !== undefined && selection.size === 1 ? insertOn(graph, only, kind) : null;
    const command = inserted ?? (at === null ? addNode(graph, kind, next.at, next.into) : addNode(graph, kind, at));
    run(store, () => command);
    layout.getState().show(command.select[0] ?? null);
  };
}
