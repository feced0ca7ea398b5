"use client";

import { Copy, Ellipsis, FlaskRound, Spline, Trash2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { backToNode } from "@/components/editor/back-to-node";
import { removeAll } from "@/components/editor/commands";
import { run, useDesk, useEditor } from "@/components/editor/editor-context";
import { useLayout, useLayoutStore } from "@/components/editor/layout-store";
import { MoveItems } from "@/components/editor/move-items";
import { paste, pieceOf } from "@/components/editor/piece";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { KindTile } from "@/components/ui/kind-tile";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { TextInput } from "@/components/ui/text-input";
import type { GraphNode } from "@/lib/graph/document";
import { trialGraph } from "@/lib/graph/trial";
import { idFault } from "@/lib/graph/new-ids";

/** Name, id and what can be done with the node. */
export function NodeHead({ node }: { node: GraphNode }) {
  const { store } = useDesk();
  const layout = useLayoutStore();
  const renames = useLayout((state) => state.renames);
  const name = useRef<HTMLInputElement>(null);
  const [shown] = useState(renames);
  const canStandAlone = trialGraph(store.getState().graph, node.id) !== null;
  useEffect(() => {
    if (renames !== shown) name.current?.select();
  }, [renames, shown]);
  return (
    <header className="flex flex-col gap-2 px-4 pt-3 pb-2">
      <div className="flex items-center gap-3">
        <KindTile kind={node.kind} />
        <input
          ref={name}
          aria-label="Name"
          title="Name (F2)"
          maxLength={200}
          value={node.name}
          spellCheck={false}
          className="min-w-0 flex-1 rounded-chip bg-transparent px-1 py-0.5 text-section hover:bg-hover"
          onChange={(event) => store.getState().edit({ type: "rename", id: node.id, name: event.target.value }, { key: `${node.id}/name` })}
          onKeyDown={(event) => event.key === "Enter" && backToNode(node.id)}
        />
        <Menu
          trigger={
            <IconButton label="More" size="small">
              <Ellipsis />
            </IconButton>
          }
        >
          {canStandAlone && (
            <MenuItem icon={<FlaskRound />} onSelect={() => layout.getState().tryNode(node.id)}>
              Try it alone …
            </MenuItem>
          )}
          <MenuItem icon={<Spline />} keys="C" onSelect={() => layout.getState().ask({ what: "connect", node: node.id })}>
            Connect to …
          </MenuItem>
          <MenuItem icon={<Copy />} keys="⌘D" onSelect={() => run(store, (graph) => paste(graph, pieceOf(graph, new Set([node.id]))))}>
            Duplicate
          </MenuItem>
          <MoveItems node={node} />
          <MenuSeparator />
          <MenuItem icon={<Trash2 />} keys="⌫" danger onSelect={() => run(store, (graph) => removeAll(graph, new Set([node.id])))}>
            Delete
          </MenuItem>
        </Menu>
      </div>
      <NodeId node={node} />
    </header>
  );
}

/** Prompts refer to a node by its id; renaming it rewrites them. It takes effect on leaving, because half an id is another one. */
function NodeId({ node }: { node: GraphNode }) {
  const { store, pins } = useDesk();
  const graph = useEditor((state) => state.graph);
  const [draft, setDraft] = useState(node.id);
  const fault = idFault(graph, draft, node.id);
  const leave = () => {
    if (fault !== null || draft === node.id) return setDraft(node.id);
    store.getState().edit({ type: "changeId", id: node.id, to: draft }, { select: [draft] });
    pins.getState().rename(node.id, draft);
  };
  return (
    <Field label="Id" error={fault} hint={draft === node.id ? undefined : "References to it are rewritten."}>
      <TextInput
        value={draft}
        onValueChange={setDraft}
        onBlur={leave}
        className="font-mono"
        spellCheck={false}
        maxLength={64}
        onKeyDown={(event) => {
          if (event.key === "Enter") leave();
          if (event.key === "Escape") setDraft(node.id);
        }}
      />
    </Field>
  );
}
