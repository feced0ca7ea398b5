import type { Action } from "@/components/actions/action";
import { run } from "@/components/editor/editor-context";
import type { EditorStore } from "@/components/editor/editor-store";
import { groupIn } from "@/components/editor/group-in";
import { canUngroup, ungroup } from "@/components/editor/ungroup";
import { toast } from "@/components/ui/toaster";
import { counted } from "@/lib/core/format";

/** Containers around what is selected, and away again. */
export function groupActions(store: EditorStore): Action[] {
  const { graph, selection } = store.getState();
  const group = "Edit";
  const words = "wrap container around";
  const can = () => graph.nodes.some((node) => selection.has(node.id)) && groupIn(graph, selection, "map") !== null;
  const container = graph.nodes.find((node) => selection.has(node.id) && canUngroup(node));
  return [
    { id: "group-map", label: "Group in a map", group, keys: ["mod+g"], words, can, run: () => groupSelection(store, "map") },
    { id: "group-loop", label: "Group in a loop", group, words, can, run: () => groupSelection(store, "loop") },
    {
      id: "ungroup",
      label: "Ungroup",
      group,
      keys: ["mod+shift+g"],
      words: "unwrap container take away",
      can: () => container !== undefined,
      run: () => container !== undefined && ungroupNode(store, container.id),
    },
  ];
}

export function groupSelection(store: EditorStore, kind: string): void {
  run(store, (graph, selection) => groupIn(graph, selection, kind) ?? { edits: [], select: [...selection] });
}

export function ungroupNode(store: EditorStore, id: string): void {
  let lost = 0;
  run(store, (graph, selection) => {
    const done = ungroup(graph, id);
    lost = done?.lost ?? 0;
    return done ?? { edits: [], select: [...selection] };
  });
  if (lost > 0)
    toast.say(`${counted(lost, "edge")} went with the container`, {
      description: "Nothing inside could take what came over it.",
      action: { label: "Undo", onClick: store.getState().undo },
    });
}
