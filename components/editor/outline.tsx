"use client";

import { X } from "lucide-react";
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { useEditor } from "@/components/editor/editor-context";
import { useLayout, useLayoutStore } from "@/components/editor/layout-store";
import { OutlineRow } from "@/components/editor/outline-row";
import { outlineRows, type OutlineRow as Row } from "@/components/editor/outline-rows";
import { useOutlineFocus } from "@/components/editor/use-outline-focus";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";

/**
 * The graph as a list in which everything can be done that is done on the canvas: for keyboards, for readers of the screen, and for zooms
 * at which cards are blocks. Keys that are not about the list itself are actions of the editor, on what is selected with the row.
 */
export function Outline() {
  const open = useLayout((layout) => layout.outline);
  return open ? <OpenOutline /> : null;
}

function OpenOutline() {
  const layout = useLayoutStore();
  const graph = useEditor((state) => state.graph);
  const said = useLayout((state) => state.said);
  const list = useRef<HTMLDivElement>(null);
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => outlineRows(graph, turned), [graph, turned]);
  const { active, go, onFocus } = useOutlineFocus(list, rows);
  useFocusAtFirst(list);

  const turn = (id: string) => setTurned((now) => new Set(now.has(id) ? [...now].filter((each) => each !== id) : [...now, id]));
  const onKeyDown = (event: KeyboardEvent, row: Row) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const to = keyed(event.key, row, rows);
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    layout.getState().say("");
    if (to === "turn") turn(row.id);
    else go(to);
  };
  const choose = (row: Row) => {
    go(row);
    if (row.shows === "node") layout.getState().show(row.id);
  };
  return (
    <aside aria-label="Outline" data-outline className="flex w-72 shrink-0 flex-col border-r border-line bg-panel">
      <header className="flex h-10 shrink-0 items-center justify-between border-b border-line pr-1 pl-3">
        <h2 className="text-section">Outline</h2>
        <IconButton label="Close the outline" keys="O" size="small" onClick={() => layout.getState().setOutline(false)}>
          <X />
        </IconButton>
      </header>
      {rows.length === 0 ? (
        <p className="flex-1 p-3 text-base text-ink-2">
          Nothing is here yet. <Kbd>/</Kbd> adds the first node.
        </p>
      ) : (
        <div ref={list} role="tree" aria-label="Nodes and edges" className="min-h-0 flex-1 overflow-y-auto p-1">
          {rows.map((row) => (
            <OutlineRow
              key={row.key}
              row={row}
              active={row.key === active}
              onFocus={() => onFocus(row)}
              onClick={() => choose(row)}
              onTurn={() => turn(row.id)}
              onKeyDown={(event) => onKeyDown(event, row)}
            />
          ))}
        </div>
      )}
      <p role="status" className="px-3 text-small text-ink-2 not-empty:border-t not-empty:border-line not-empty:py-1.5">
        {said}
      </p>
      <Keys />
    </aside>
  );
}

/** Where a key of the list leads from a row; "turn": it opens or closes it; null: the key is not the list's. */
function keyed(key: string, row: Row, rows: readonly Row[]): Row | "turn" | undefined | null {
  const here = rows.indexOf(row);
  const open = row.shows === "node" ? row.open : null;
  switch (key) {
    case "ArrowDown":
      return rows[here + 1];
    case "ArrowUp":
      return rows[here - 1];
    case "Home":
      return rows[0];
    case "End":
      return rows.at(-1);
    case "ArrowRight":
      if (open === false) return "turn";
      return open === true ? rows[here + 1] : undefined;
    case "ArrowLeft":
      return open === true ? "turn" : rows.find((each) => each.key === row.under);
    case "Enter":
      // An edge leads to its other end; the settings of a node are an action of the editor.
      return row.shows === "edge" ? rows.find((each) => each.key === row.other.id) : null;
    default:
      return null;
  }
}

/** Into the list when it opens; to the canvas when it closes under the cursor. */
function useFocusAtFirst(list: { current: HTMLDivElement | null }) {
  useEffect(() => list.current?.querySelector<HTMLElement>("[role=treeitem][tabindex='0']")?.focus(), [list]);
  useLayoutEffect(() => {
    const panel = list.current?.closest("[data-outline]");
    return () => {
      if (panel?.contains(document.activeElement) === true) document.querySelector<HTMLElement>("[data-canvas]")?.focus();
    };
  }, [list]);
}

const keys = [
  ["A", "add after"],
  ["C", "connect"],
  ["↵", "settings"],
  ["F2", "rename"],
  ["⌥↑↓", "order"],
  ["⌫", "delete"],
] as const;

function Keys() {
  return (
    <p className="flex shrink-0 flex-wrap gap-x-3 gap-y-1 border-t border-line px-3 py-2 text-tiny text-ink-3">
      {keys.map(([key, what]) => (
        <span key={key} className="inline-flex items-center gap-1">
          <Kbd>{key}</Kbd>
          {what}
        </span>
      ))}
    </p>
  );
}
