"use client";

import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { Autosave, SaveState } from "@/components/editor/autosave";
import type { Command } from "@/components/editor/commands";
import type { EditHow, EditorState, EditorStore } from "@/components/editor/editor-store";
import type { PinStore } from "@/components/editor/pins";
import type { Findings } from "@/components/editor/use-findings";

/** One open graph: its document, how it is kept, and what the compiler says about it. */
export type EditorDesk = { graphId: string; store: EditorStore; autosave: Autosave; pins: PinStore };

export const DeskContext = createContext<EditorDesk | null>(null);
export const FindingsContext = createContext<Findings | null>(null);

export function useDesk(): EditorDesk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error("a part of the editor stands outside of an EditorPage");
  return desk;
}

export function useEditor<T>(select: (state: EditorState) => T): T {
  return useStore(useDesk().store, select);
}

export function useSaveState(): SaveState {
  return useStore(useDesk().autosave.state);
}

export function useFindings(): Findings {
  const findings = useContext(FindingsContext);
  if (findings === null) throw new Error("a part of the editor stands outside of an EditorPage");
  return findings;
}

/** Carries out a command on the document as it is now. */
export function run(
  store: EditorStore,
  make: (graph: EditorState["graph"], selection: EditorState["selection"]) => Command,
  how: EditHow = {},
): void {
  const { graph, selection, edit } = store.getState();
  const { edits, select } = make(graph, selection);
  if (edits.length > 0) edit(edits, { select, ...how });
}
