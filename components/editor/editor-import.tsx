import { run, useDesk } from "@/components/editor/editor-context";
import { useLayout, useLayoutStore } from "@/components/editor/layout-store";
import { paste } from "@/components/editor/piece";
import { DropImport } from "@/components/graphs/drop-import";

/** A document that is dropped or pasted on the editor becomes a graph of its own, or a part of this one. */
export function EditorImport() {
  const { store } = useDesk();
  const given = useLayout((layout) => layout.importing);
  const { takeImport } = useLayoutStore().getState();
  return (
    <DropImport
      given={given}
      onGiven={takeImport}
      further={{ label: "Add to this graph", take: ({ nodes, edges }) => run(store, (now) => paste(now, { nodes, edges })) }}
    />
  );
}
