import type { SavePort } from "@/components/editor/autosave";
import { call } from "@/lib/contract/client";
import { createGraph, getGraph, saveGraph } from "@/lib/contract/graphs";

/** Keeps a graph through the API. */
export function savePort(graphId: string): SavePort {
  const params = { graphId };
  return {
    save: async (graph, revision) => call(saveGraph, { params, body: { ...graph }, ifMatch: revision }),
    load: async () => call(getGraph, { params }),
    create: async (graph) => (await call(createGraph, { body: { ...graph } })).id,
  };
}
