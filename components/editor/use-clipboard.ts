"use client";

import { useEffect } from "react";
import { removeAll } from "@/components/editor/commands";
import { run } from "@/components/editor/editor-context";
import type { EditorStore } from "@/components/editor/editor-store";
import { paste, pieceOf } from "@/components/editor/piece";
import { readPiece, toText } from "@/components/editor/piece-text";
import { toast } from "@/components/ui/toaster";

/** Copy, cut and paste of nodes, by the browser's own gestures: so it works from one graph, tab and browser to another. */
export function useClipboard(store: EditorStore): void {
  useEffect(() => {
    const take = (event: ClipboardEvent) => {
      const { graph, selection } = store.getState();
      if (!isOurs(event) || !graph.nodes.some((node) => selection.has(node.id))) return;
      event.clipboardData?.setData("text/plain", toText(pieceOf(graph, selection)));
      event.preventDefault();
      if (event.type === "cut") run(store, removeAll);
    };
    const give = (event: ClipboardEvent) => {
      const text = isOurs(event) ? (event.clipboardData?.getData("text/plain") ?? "") : "";
      if (pasteText(store, text)) event.preventDefault();
    };
    document.addEventListener("copy", take);
    document.addEventListener("cut", take);
    document.addEventListener("paste", give);
    return () => {
      document.removeEventListener("copy", take);
      document.removeEventListener("cut", take);
      document.removeEventListener("paste", give);
    };
  }, [store]);
}

/** Whether the text was meant for the canvas. */
export function pasteText(store: EditorStore, text: string): boolean {
  const read = readPiece(text);
  if (read === null) return false;
  if (read.ok) run(store, (now) => paste(now, read.value));
  else toast.failed("Nothing was pasted", { description: read.error });
  return true;
}

/** In a field, a popup, or where text is marked, the browser's own copy is meant. */
function isOurs({ target, defaultPrevented }: ClipboardEvent): boolean {
  if (defaultPrevented || !(window.getSelection()?.isCollapsed ?? true)) return false;
  return !(target instanceof Element) || target.closest(elsewhere) === null;
}

const elsewhere = "input, textarea, select, [contenteditable=true], [role=dialog], [role=menu], [role=alertdialog]";
