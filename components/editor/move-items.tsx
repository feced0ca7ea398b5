"use client";

import { Grid3x3, LogIn, LogOut, Repeat, Ungroup } from "lucide-react";
import type { Command } from "@/components/editor/commands";
import { run, useDesk, useEditor } from "@/components/editor/editor-context";
import { groupSelection, ungroupNode } from "@/components/editor/group-actions";
import { useLayoutStore } from "@/components/editor/layout-store";
import { holdersFor, moveInto, moveOut } from "@/components/editor/nest";
import { canUngroup } from "@/components/editor/ungroup";
import { MenuItem } from "@/components/ui/menu";
import type { Graph, GraphNode } from "@/lib/graph/document";
import { canStandInside, nestingOf } from "@/lib/graph/nesting";

/** Ways into containers and out of one, for menus: what a drag does, without a pointer; and a container around the node, or away. */
export function MoveItems({ node }: { node: GraphNode }) {
  const { store } = useDesk();
  const layout = useLayoutStore();
  const graph = useEditor((state) => state.graph);
  const parent = nestingOf(graph).parentOf(node.id);
  const act = (command: (graph: Graph) => Command) => () => {
    run(store, command);
    layout.getState().show(node.id);
  };
  return (
    <>
      {holdersFor(graph, node).map((holder) => (
        <MenuItem key={holder.id} icon={<LogIn />} onSelect={act((now) => moveInto(now, node.id, holder.id))}>
          Move into {holder.name || holder.id}
        </MenuItem>
      ))}
      {parent !== null && (
        <MenuItem icon={<LogOut />} onSelect={act((now) => moveOut(now, node.id))}>
          Move out of {graph.nodes.find((each) => each.id === parent)?.name || parent}
        </MenuItem>
      )}
      {canStandInside(node) && (
        <>
          <MenuItem icon={<Grid3x3 />} keys="⌘G" onSelect={() => groupSelection(store, "map")}>
            Group in a map
          </MenuItem>
          <MenuItem icon={<Repeat />} onSelect={() => groupSelection(store, "loop")}>
            Group in a loop
          </MenuItem>
        </>
      )}
      {canUngroup(node) && (
        <MenuItem icon={<Ungroup />} keys="⇧⌘G" onSelect={() => ungroupNode(store, node.id)}>
          Ungroup
        </MenuItem>
      )}
    </>
  );
}
