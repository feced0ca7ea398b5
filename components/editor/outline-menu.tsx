"use client";

import { ArrowDown, ArrowUp, Copy, Ellipsis, FlaskRound, Pencil, Plus, SlidersHorizontal, Spline, Trash2 } from "lucide-react";
import { removeAll } from "@/components/editor/commands";
import { run, useDesk, useEditor } from "@/components/editor/editor-context";
import { useLayoutStore } from "@/components/editor/layout-store";
import { MoveItems } from "@/components/editor/move-items";
import { paste, pieceOf } from "@/components/editor/piece";
import { reorder } from "@/components/editor/reorder";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { GraphNode } from "@/lib/graph/document";
import { trialGraph } from "@/lib/graph/trial";

/** All that can be done with a row's node, each with the key that does it on the row itself. */
export function OutlineMenu({ node, reachable }: { node: GraphNode; reachable: boolean }) {
  const name = node.name || node.id;
  return (
    <Menu
      trigger={
        <IconButton
          label={`More for ${name}`}
          size="row"
          tabIndex={reachable ? 0 : -1}
          className="opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 data-popup-open:opacity-100"
        >
          <Ellipsis />
        </IconButton>
      }
    >
      <Items node={node} />
    </Menu>
  );
}

function Items({ node }: { node: GraphNode }) {
  const { store } = useDesk();
  const layout = useLayoutStore();
  const graph = useEditor((state) => state.graph);
  const only = new Set([node.id]);
  // When the menu is gone: it gives the focus back first.
  const later = (act: () => void) => () => {
    store.getState().select(only);
    requestAnimationFrame(act);
  };
  const move = (way: "earlier" | "later") => () => {
    const { command, said } = reorder(store.getState().graph, node.id, way);
    run(store, () => command);
    layout.getState().say(said);
  };
  return (
    <>
      <MenuItem icon={<Plus />} keys="A" onSelect={later(() => layout.getState().ask({ what: "after", node: node.id }))}>
        Add a node after it …
      </MenuItem>
      <MenuItem icon={<Spline />} keys="C" onSelect={later(() => layout.getState().ask({ what: "connect", node: node.id }))}>
        Connect to …
      </MenuItem>
      <MenuItem icon={<SlidersHorizontal />} keys="↵" onSelect={later(() => layout.getState().configure(true))}>
        Settings
      </MenuItem>
      <MenuItem icon={<Pencil />} keys="F2" onSelect={later(layout.getState().rename)}>
        Rename
      </MenuItem>
      {trialGraph(graph, node.id) !== null && (
        <MenuItem icon={<FlaskRound />} keys="T" onSelect={later(() => layout.getState().tryNode(node.id))}>
          Try it alone …
        </MenuItem>
      )}
      <MenuSeparator />
      <MenuItem icon={<ArrowUp />} keys="⌥↑" onSelect={move("earlier")}>
        Move before the node above
      </MenuItem>
      <MenuItem icon={<ArrowDown />} keys="⌥↓" onSelect={move("later")}>
        Move after the node below
      </MenuItem>
      <MoveItems node={node} />
      <MenuSeparator />
      <MenuItem icon={<Copy />} keys="⌘D" onSelect={() => run(store, (now) => paste(now, pieceOf(now, only)))}>
        Duplicate
      </MenuItem>
      <MenuItem icon={<Trash2 />} keys="⌫" danger onSelect={() => run(store, (now) => removeAll(now, only))}>
        Delete
      </MenuItem>
    </>
  );
}
