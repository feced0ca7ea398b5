import { z } from "zod";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { DraftStorage } from "@/components/editor/drafts";
import { jsonValue, type JsonValue } from "@/lib/core/json";
import type { Graph } from "@/lib/graph/document";
import { pinFault } from "@/lib/graph/pin-fault";

/** Outputs by node that runs from this editor take in place of work. */
export type PinnedValues = { readonly [node: string]: JsonValue };

export type Pins = {
  values: PinnedValues;
  pin: (node: string, value: JsonValue) => void;
  unpin: (node: string) => void;
  /** The node got another id. */
  rename: (node: string, to: string) => void;
  /** Reads what the browser has; before it there are none. */
  load: () => void;
};
export type PinStore = StoreApi<Pins>;

const stored = z.record(z.string(), jsonValue);

/** Pins of one graph, kept in this browser: they are no part of the document (G3). */
export function createPins(graphId: string, storage: Pick<DraftStorage, "getItem" | "setItem" | "removeItem">): PinStore {
  const key = `baton.pins.${graphId}`;
  return createStore<Pins>((set) => {
    const write = (change: (now: Map<string, JsonValue>) => void) => {
      // Another tab may have pinned something meanwhile.
      const next = new Map(Object.entries(read(storage.getItem(key))));
      change(next);
      const values = Object.fromEntries(next);
      set({ values });
      try {
        if (next.size === 0) storage.removeItem(key);
        else storage.setItem(key, JSON.stringify(values));
      } catch {
        // Storage may be full or refused: the pin holds as long as the page is open.
      }
    };
    return {
      values: {},
      pin: (node, value) => write((now) => now.set(node, value)),
      unpin: (node) => write((now) => now.delete(node)),
      rename: (node, to) =>
        write((now) => {
          const value = now.get(node);
          if (value !== undefined) now.set(to, value);
          now.delete(node);
        }),
      load: () => set({ values: read(storage.getItem(key)) }),
    };
  });
}

/** Those that this document can take; others wait for their node to come back. */
export function livePins(graph: Graph, values: PinnedValues): PinnedValues {
  const live = Object.entries(values).filter(([node]) => pinFault(graph, node) === null);
  return live.length === Object.keys(values).length ? values : Object.fromEntries(live);
}

function read(text: string | null): PinnedValues {
  if (text === null) return {};
  try {
    return stored.parse(JSON.parse(text));
  } catch {
    // Written by another version, or by hand.
    return {};
  }
}
