"use client";

import { useEffect, useState } from "react";
import { call } from "@/lib/contract/client";
import { compileGraph, type EstimateAnswer } from "@/lib/contract/compile";
import { listModels } from "@/lib/contract/models";
import type { JsonObject, JsonValue } from "@/lib/core/json";
import type { Graph } from "@/lib/graph/document";

export type Outlook = { estimate: EstimateAnswer | null; simulated: boolean | null };

/** What a run is likely to cost and take, and whether a real model would answer. Nothing depends on it: a run starts without it too. */
export function useOutlook(graph: Graph, pins: { readonly [node: string]: JsonValue }): Outlook {
  const [outlook, setOutlook] = useState<Outlook>({ estimate: null, simulated: null });
  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    const document = JSON.parse(JSON.stringify(graph)) as JsonObject; // a document is JSON
    call(compileGraph, { body: { graph: document, pinned: Object.keys(pins) }, signal }).then(
      ({ estimate }) => setOutlook((known) => ({ ...known, estimate })),
      ignore,
    );
    call(listModels, { signal }).then(({ provider }) => setOutlook((known) => ({ ...known, simulated: provider.simulated })), ignore);
    return () => abort.abort();
  }, [graph, pins]);
  return outlook;
}

function ignore(): void {}
