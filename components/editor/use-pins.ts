import { useMemo } from "react";
import { useStore } from "zustand";
import { livePins, type PinStore, type PinnedValues } from "@/components/editor/pins";
import type { EditorStore } from "@/components/editor/editor-store";

/** The pins that a run of the document as it is now would take. */
export function usePins({ store, pins }: { store: EditorStore; pins: PinStore }): PinnedValues {
  const graph = useStore(store, (state) => state.graph);
  const values = useStore(pins, (state) => state.values);
  return useMemo(() => livePins(graph, values), [graph, values]);
}
