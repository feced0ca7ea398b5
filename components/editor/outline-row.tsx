"use client";

import { clsx } from "clsx";
import { ArrowDownRight, ArrowUpLeft, ChevronRight, X } from "lucide-react";
import type { KeyboardEvent, MouseEvent } from "react";
import { useStore } from "zustand";
import { cardName } from "@/components/canvas/names";
import { removeAll } from "@/components/editor/commands";
import { run, useDesk, useEditor, useFindings } from "@/components/editor/editor-context";
import { OutlineMenu } from "@/components/editor/outline-menu";
import type { OutlineRow as Row } from "@/components/editor/outline-rows";
import { IconButton } from "@/components/ui/icon-button";
import { KindTile } from "@/components/ui/kind-tile";
import { counted } from "@/lib/core/format";
import { nestingOf } from "@/lib/graph/nesting";
import { pinFault } from "@/lib/graph/pin-fault";
import { modelOf } from "@/lib/model/model-of";

type RowProps = {
  row: Row;
  /** Tab leads to it, and from it to what can be done with it. */
  active: boolean;
  onFocus: () => void;
  onClick: () => void;
  onTurn: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

/** A node or an edge in the list. The row itself takes the keys; its buttons are for pointers, and after Tab. */
export function OutlineRow({ row, active, onFocus, onClick, onTurn, onKeyDown }: RowProps) {
  const selected = useEditor((state) => state.selection.has(row.id));
  const name = useRowName(row);
  return (
    <div
      role="treeitem"
      data-row={row.key}
      aria-label={name}
      aria-level={row.depth + 1}
      aria-posinset={row.place}
      aria-setsize={row.of}
      aria-selected={selected}
      aria-expanded={row.shows === "node" ? (row.open ?? undefined) : undefined}
      tabIndex={active ? 0 : -1}
      className={clsx(
        "group flex cursor-default items-center gap-1.5 rounded-control pr-1 text-base -outline-offset-2 hover:bg-hover aria-selected:bg-accent-bg",
        row.shows === "node" ? "h-8" : "h-7 text-small text-ink-2",
      )}
      style={{ paddingLeft: 4 + row.depth * 16 + (row.shows === "edge" ? 12 : 0) }}
      onFocus={(event) => event.target === event.currentTarget && onFocus()}
      onClick={(event) => isOnRow(event) && onClick()}
      onKeyDown={(event) => event.target === event.currentTarget && onKeyDown(event)}
    >
      {row.shows === "node" ? <NodeLine row={row} active={active} onTurn={onTurn} /> : <EdgeLine row={row} active={active} />}
    </div>
  );
}

/** Not on a button in it, nor in a menu that came out of one. */
function isOnRow({ target, currentTarget }: MouseEvent): boolean {
  return target instanceof Element && currentTarget.contains(target) && target.closest("button") === null;
}

type LineProps<Shows> = { row: Extract<Row, { shows: Shows }>; active: boolean };

function NodeLine({ row: { node, open, leadsTo }, active, onTurn }: LineProps<"node"> & { onTurn: () => void }) {
  const errors = useFindings().byNode.get(node.id)?.errors ?? 0;
  const [first, ...more] = leadsTo;
  return (
    <>
      <span
        aria-hidden
        className="flex size-5 shrink-0 items-center justify-center text-ink-3"
        onClick={(event) => {
          event.stopPropagation();
          onTurn();
        }}
      >
        {open !== null && <ChevronRight className={clsx("size-4 stroke-[1.75]", open && "rotate-90")} />}
      </span>
      <KindTile kind={node.kind} />
      <span className="max-w-[70%] min-w-0 shrink-0 truncate">{node.name || node.id}</span>
      <span className="min-w-0 flex-1 truncate text-small text-ink-3" aria-hidden>
        {open !== true && first !== undefined && `to ${first.name || first.id}${more.length > 0 ? `, +${more.length}` : ""}`}
      </span>
      {errors > 0 && (
        <span className="text-small font-semibold text-fail" aria-hidden>
          {errors}
        </span>
      )}
      <OutlineMenu node={node} reachable={active} />
    </>
  );
}

function EdgeLine({ row: { edge, under, other, text }, active }: LineProps<"edge">) {
  const { store } = useDesk();
  const leaves = edge.source === under;
  return (
    <>
      <span aria-hidden className="flex size-5 shrink-0 items-center justify-center text-ink-3 [&_svg]:size-4 [&_svg]:stroke-[1.75]">
        {leaves ? <ArrowDownRight /> : <ArrowUpLeft />}
      </span>
      <span className="min-w-0 flex-1 truncate">{text}</span>
      <IconButton
        label={`Remove the edge ${leaves ? "to" : "from"} ${other.name || other.id}`}
        size="row"
        tabIndex={active ? 0 : -1}
        className="opacity-0 group-focus-within:opacity-100 group-hover:opacity-100"
        onClick={() => run(store, (graph) => removeAll(graph, new Set([edge.id])), { select: under === null ? [] : [under] })}
      >
        <X />
      </IconButton>
    </>
  );
}

/** What the indent, the arrow and the numbers say, in words. */
function useRowName(row: Row): string {
  const graph = useEditor((state) => state.graph);
  const { byNode } = useFindings();
  const hasPin = useStore(useDesk().pins, ({ values }) => row.shows === "node" && Object.hasOwn(values, row.node.id));
  if (row.shows === "edge") return row.text;
  const { node } = row;
  const edges = graph.edges.filter((edge) => edge.source === node.id || edge.target === node.id).length;
  const parent = nestingOf(graph).parentOf(node.id);
  const inside = parent === null ? "" : `, inside of ${graph.nodes.find((each) => each.id === parent)?.name || parent}`;
  const pinned = hasPin && pinFault(graph, node.id) === null ? "pinned" : null;
  return `${cardName(node, modelOf, null, byNode.get(node.id) ?? null, pinned)}, ${edges === 0 ? "not connected" : counted(edges, "edge")}${inside}`;
}
