"use client";

import { Ellipsis, X } from "lucide-react";
import { useEffect, useMemo, useRef, type KeyboardEvent } from "react";
import { cardName } from "@/components/canvas/names";
import { useDesk, useEditor, useFindings } from "@/components/editor/editor-context";
import { useLayout, useLayoutStore } from "@/components/editor/layout-store";
import { MoveItems } from "@/components/editor/move-items";
import { holdersFor } from "@/components/editor/nest";
import { modelOf } from "@/lib/model/model-of";
import { IconButton } from "@/components/ui/icon-button";
import { KindTile } from "@/components/ui/kind-tile";
import { Menu } from "@/components/ui/menu";
import type { Graph, GraphNode } from "@/lib/graph/document";
import { nestingOf } from "@/lib/graph/nesting";
import { wire } from "@/lib/graph/wiring";

/** All nodes as a list in the order of the flow, what is inside below its container: for keyboards, readers, and for zooms at which cards are blocks. */
export function Outline() {
  const open = useLayout((layout) => layout.outline);
  return open ? <OpenOutline /> : null;
}

function OpenOutline() {
  const { store } = useDesk();
  const layout = useLayoutStore();
  const graph = useEditor((state) => state.graph);
  const selection = useEditor((state) => state.selection);
  const { byNode } = useFindings();
  const list = useRef<HTMLUListElement>(null);
  const nodes = useMemo(() => listed(graph), [graph]);
  useEffect(() => list.current?.querySelector("button")?.focus(), []);

  const go = (event: KeyboardEvent, id: string) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    event.stopPropagation();
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>("[data-entry]") ?? [])];
    const here = nodes.findIndex(({ node }) => node.id === id);
    buttons[here + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
  };
  const choose = (id: string) => {
    store.getState().select([id]);
    layout.getState().show(id);
  };
  return (
    <aside aria-label="Outline" data-outline className="flex w-56 shrink-0 flex-col border-r border-line bg-panel">
      <header className="flex h-10 items-center justify-between border-b border-line pr-1 pl-3">
        <h2 className="text-section">Outline</h2>
        <IconButton label="Close the outline" keys="O" size="small" onClick={() => layout.getState().setOutline(false)}>
          <X />
        </IconButton>
      </header>
      <ul ref={list} className="min-h-0 flex-1 overflow-y-auto p-1">
        {nodes.map(({ node, depth }) => (
          <li key={node.id} className="group relative flex items-center" style={{ paddingLeft: depth * 16 }}>
            <button
              type="button"
              data-entry
              aria-label={entryName(cardName(node, modelOf, null, byNode.get(node.id) ?? null), graph, node)}
              aria-current={selection.has(node.id) || undefined}
              className="flex h-8 min-w-0 flex-1 items-center gap-2 rounded-control px-1.5 text-left text-base -outline-offset-2 hover:bg-hover aria-[current]:bg-accent-bg"
              onClick={() => choose(node.id)}
              onKeyDown={(event) => go(event, node.id)}
            >
              <KindTile kind={node.kind} />
              <span className="min-w-0 flex-1 truncate">{node.name || node.id}</span>
              {(byNode.get(node.id)?.errors ?? 0) > 0 && (
                <span className="text-small font-semibold text-fail" aria-hidden>
                  {byNode.get(node.id)?.errors}
                </span>
              )}
            </button>
            {canBeMoved(graph, node) && (
              <Menu
                trigger={
                  <IconButton label={`Move ${node.name || node.id}`} size="row">
                    <Ellipsis />
                  </IconButton>
                }
              >
                <MoveItems node={node} />
              </Menu>
            )}
          </li>
        ))}
      </ul>
    </aside>
  );
}

function listed(graph: Graph): { node: GraphNode; depth: number }[] {
  const { rank } = wire(graph).upstream;
  const { childrenOf } = nestingOf(graph);
  const order = (nodes: readonly GraphNode[]) => nodes.toSorted((a, b) => (rank.get(a.id) ?? Infinity) - (rank.get(b.id) ?? Infinity));
  const withInside =
    (depth: number) =>
    (node: GraphNode): { node: GraphNode; depth: number }[] => [
      { node, depth },
      ...order(childrenOf(node.id)).flatMap(withInside(depth + 1)),
    ];
  return order(childrenOf(null)).flatMap(withInside(0));
}

/** The indent in words. */
function entryName(name: string, graph: Graph, node: GraphNode): string {
  const parent = nestingOf(graph).parentOf(node.id);
  return parent === null ? name : `${name}, inside of ${graph.nodes.find((each) => each.id === parent)?.name || parent}`;
}

function canBeMoved(graph: Graph, node: GraphNode): boolean {
  return nestingOf(graph).parentOf(node.id) !== null || holdersFor(graph, node).length > 0;
}
