"use client";

import { useEffect } from "react";
import { removeAll } from "@/components/editor/commands";
import { run } from "@/components/editor/editor-context";
import type { EditorStore } from "@/components/editor/editor-store";
import type { LayoutStore } from "@/components/editor/layout-store";
import { paste, pieceOf } from "@/components/editor/piece";
import { readPiece, toText } from "@/components/editor/piece-text";
import { isDocument } from "@/components/graphs/read-document";
import { isForPage } from "@/components/ui/is-for-page";
import { toast } from "@/components/ui/toaster";

type Given = { store: EditorStore; layout: LayoutStore };

/** Copy, cut and paste of nodes, by the browser's own gestures: so it works from one graph, tab and browser to another. */
export function useClipboard({ store, layout }: Given): void {
  useEffect(() => {
    const take = (event: ClipboardEvent) => {
      const { graph, selection } = store.getState();
      if (!isForPage(event) || !graph.nodes.some((node) => selection.has(node.id))) return;
      event.clipboardData?.setData("text/plain", toText(pieceOf(graph, selection)));
      event.preventDefault();
      if (event.type === "cut") run(store, removeAll);
    };
    const give = (event: ClipboardEvent) => {
      const text = isForPage(event) ? (event.clipboardData?.getData("text/plain") ?? "") : "";
      if (pasteText({ store, layout }, text)) event.preventDefault();
    };
    document.addEventListener("copy", take);
    document.addEventListener("cut", take);
    document.addEventListener("paste", give);
    return () => {
      document.removeEventListener("copy", take);
      document.removeEventListener("cut", take);
      document.removeEventListener("paste", give);
    };
  }, [store, layout]);
}

/** Whether the text was meant for the canvas. A whole document is not put in unasked. */
export function pasteText({ store, layout }: Given, text: string): boolean {
  if (isDocument(text)) {
    layout.getState().takeImport({ text, read: null });
    return true;
  }
  const read = readPiece(text);
  if (read === null) return false;
  if (read.ok) run(store, (now) => paste(now, read.value));
  else toast.failed("Nothing was pasted", { description: read.error });
  return true;
}
