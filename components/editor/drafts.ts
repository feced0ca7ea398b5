import { z } from "zod";
import { parseGraph } from "@/lib/graph/parse";
import { serializeGraph } from "@/lib/graph/serialize";
import type { Graph } from "@/lib/graph/document";

/** A document that this browser holds and the server does not have yet. */
export type Draft = { graph: Graph; revision: number; at: number };
export type Drafts = { keep: (draft: Draft) => void; find: () => Draft | null; drop: () => void };

const stored = z.object({ graph: z.unknown(), revision: z.number(), at: z.number() });

/** Drafts of one graph in the browser's storage, so that closing the tab loses no edit. */
export function createDrafts(graphId: string, storage: Pick<Storage, "getItem" | "setItem" | "removeItem">): Drafts {
  const key = `baton.draft.${graphId}`;
  return {
    keep: (draft) => {
      try {
        storage.setItem(key, JSON.stringify({ ...draft, graph: JSON.parse(serializeGraph(draft.graph)) }));
      } catch {
        // Storage may be full or refused; the edit is still on the page and is being saved.
      }
    },
    find: () => readDraft(storage.getItem(key)),
    drop: () => storage.removeItem(key),
  };
}

function readDraft(text: string | null): Draft | null {
  if (text === null) return null;
  try {
    const { graph, revision, at } = stored.parse(JSON.parse(text));
    const parsed = parseGraph(graph);
    return parsed.ok ? { graph: parsed.value, revision, at } : null;
  } catch {
    // Written by another version, or by hand: nothing that could be offered.
    return null;
  }
}
