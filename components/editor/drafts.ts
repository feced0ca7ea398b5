import { z } from "zod";
import { parseGraph } from "@/lib/graph/parse";
import { serializeGraph } from "@/lib/graph/serialize";
import type { Graph } from "@/lib/graph/document";

/** A document that this browser holds and the server does not have yet. */
export type Draft = { graph: Graph; revision: number; at: number };
/** A draft that some tab has kept, and what it is kept under. */
export type FoundDraft = Draft & { key: string };
export type Drafts = {
  keep: (draft: Draft) => void;
  /** The last kept one of any tab that does not say what this graph says. */
  find: (graph: Graph) => FoundDraft | null;
  /** Left out: the one of this tab. */
  drop: (key?: string) => void;
};
export type DraftStorage = Pick<Storage, "getItem" | "setItem" | "removeItem"> & { keys: () => string[] };

const stored = z.object({ graph: z.unknown(), revision: z.number(), at: z.number() });

/** Drafts of one graph in the browser's storage, so that closing the tab loses no edit. Each tab has its own: none drops another's. */
export function createDrafts(graphId: string, storage: DraftStorage, tab: string): Drafts {
  const ofGraph = `baton.draft.${graphId}`;
  const own = `${ofGraph}.${tab}`;
  return {
    keep: (draft) => {
      try {
        storage.setItem(own, JSON.stringify({ ...draft, graph: JSON.parse(serializeGraph(draft.graph)) }));
      } catch {
        // Storage may be full or refused; the edit is still on the page and is being saved.
      }
    },
    find: (graph) => {
      const same = serializeGraph(graph);
      const drafts = storage.keys().flatMap((key) => (key.startsWith(ofGraph) ? (readDraft(key, storage.getItem(key)) ?? []) : []));
      return drafts.sort((a, b) => b.at - a.at).find((draft) => serializeGraph(draft.graph) !== same) ?? null;
    },
    drop: (key = own) => storage.removeItem(key),
  };
}

/** The storage of the browser; the server has none. */
export function browserStorage(): DraftStorage {
  return {
    getItem: (key) => window.localStorage.getItem(key),
    setItem: (key, value) => window.localStorage.setItem(key, value),
    removeItem: (key) => window.localStorage.removeItem(key),
    keys: () => Object.keys(window.localStorage),
  };
}

function readDraft(key: string, text: string | null): FoundDraft | null {
  if (text === null) return null;
  try {
    const { graph, revision, at } = stored.parse(JSON.parse(text));
    const parsed = parseGraph(graph);
    return parsed.ok ? { key, graph: parsed.value, revision, at } : null;
  } catch {
    // Written by another version, or by hand: nothing that could be offered.
    return null;
  }
}
