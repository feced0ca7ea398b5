import { useEffect } from "react";
import type { Autosave } from "@/components/editor/autosave";
import { layOut, nudge, removeAll } from "@/components/editor/commands";
import { run } from "@/components/editor/editor-context";
import { paste, pieceOf, type Piece } from "@/components/editor/piece";
import type { EditorStore } from "@/components/editor/editor-store";
import type { LayoutStore } from "@/components/editor/layout-store";

type Given = { store: EditorStore; layout: LayoutStore; autosave: Autosave; canRun: () => boolean };

const arrows: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: -8, y: 0 },
  ArrowRight: { x: 8, y: 0 },
  ArrowUp: { x: 0, y: -8 },
  ArrowDown: { x: 0, y: 8 },
};

/** Every gesture of the editor by key. Fields keep their own keys, apart from running and saving. */
export function useEditorKeys({ store, layout, autosave, canRun }: Given): void {
  useEffect(() => {
    let copied: Piece | null = null;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || inPopup(event.target)) return;
      const handled =
        withCommand(
          event,
          { store, layout, autosave, canRun },
          (piece) => (copied = piece),
          () => copied,
        ) ||
        (!writes(event.target) && plain(event, store, layout));
      if (handled) event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [store, layout, autosave, canRun]);
}

/** Keys with Ctrl or ⌘. */
function withCommand(
  event: KeyboardEvent,
  { store, layout, autosave, canRun }: Given,
  keep: (piece: Piece) => void,
  kept: () => Piece | null,
): boolean {
  if (!event.metaKey && !event.ctrlKey) return false;
  const { graph, selection, select, undo, redo } = store.getState();
  const key = event.key.toLowerCase();
  if (key === "enter") {
    if (canRun()) layout.getState().setRunning(true);
    return true;
  }
  if (key === "s") {
    void autosave.flush();
    return true;
  }
  if (writes(event.target)) return false;
  if (key === "y" || (key === "z" && event.shiftKey)) redo();
  else if (key === "z") undo();
  else if (key === "a") select(graph.nodes.map((node) => node.id));
  else if (key === "d") run(store, (now) => paste(now, pieceOf(now, selection)));
  else if (key === "c" && selection.size > 0 && (window.getSelection()?.isCollapsed ?? true)) keep(pieceOf(graph, selection));
  else if (key === "v" && kept() !== null) run(store, (now) => paste(now, kept() ?? { nodes: [], edges: [] }));
  else return false;
  return true;
}

function plain(event: KeyboardEvent, store: EditorStore, layout: LayoutStore): boolean {
  if (event.altKey || event.ctrlKey || event.metaKey) return false;
  const { graph, selection, select } = store.getState();
  const { palette, outline, setPalette, setOutline, setTool, ask, rename } = layout.getState();
  const by = arrows[event.key];
  const [only] = selection;
  const node = selection.size === 1 ? graph.nodes.find((each) => each.id === only) : undefined;
  if (by !== undefined) {
    if (selection.size === 0 || !onCanvas(event.target)) return false;
    const far = event.shiftKey ? 3 : 1;
    run(store, (now, chosen) => nudge(now, chosen, { x: by.x * far, y: by.y * far }), { key: `nudge/${[...selection].join()}` });
    return true;
  }
  switch (event.key) {
    case "Delete":
    case "Backspace":
      if (!onCanvas(event.target)) return false;
      run(store, removeAll);
      return true;
    case "Escape":
      select([]);
      return true;
    case "/":
      ask({ what: "add", at: null, screen: null });
      return true;
    case "[":
      setPalette(!palette);
      return true;
    case "o":
    case "O":
      setOutline(!outline);
      return true;
    case "T":
      run(store, layOut);
      return true;
    case "v":
      setTool("select");
      return true;
    case "h":
      setTool("pan");
      return true;
    case "c":
      if (node === undefined) return false;
      ask({ what: "connect", node: node.id });
      return true;
    case "F2":
      if (node === undefined) return false;
      rename();
      return true;
    default:
      return false;
  }
}

function writes(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest("input, textarea, select, [role='combobox'], [role='listbox']") !== null)
  );
}

function inPopup(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[role='dialog'], [role='menu'], [role='alertdialog']") !== null;
}

/** Nodes are moved and deleted by key only where no form, list or tab wants the key. */
function onCanvas(target: EventTarget | null): boolean {
  return target === document.body || (target instanceof Element && target.closest("[data-canvas], [data-outline]") !== null);
}
