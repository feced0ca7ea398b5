"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import type { FieldProblems } from "@/components/run/form/form-fields";
import { ApiError, call } from "@/lib/contract/client";
import { startGraphRun, startRun } from "@/lib/contract/runs";
import type { JsonObject, JsonValue } from "@/lib/core/json";
import type { Graph } from "@/lib/graph/document";

export type CostRange = { low: string; likely: string; high: string };
export type Refusal =
  | { kind: "fields"; fields: FieldProblems }
  | { kind: "price"; range: CostRange | null }
  | { kind: "other"; title: string; lines: string[] };

type What = {
  graph: Graph;
  graphId: string | null;
  version: number | "draft";
  pins: { readonly [node: string]: JsonValue };
  prepare?: (() => Promise<void>) | undefined;
};

/** Starts a run and goes to its page. While the page is on its way, `busy` stays true, so that nothing blinks. */
export function useStartRun({ graph, graphId, version, pins, prepare }: What) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [leaving, startLeaving] = useTransition();
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function start(input: JsonObject, key: string, confirm: boolean): Promise<void> {
    setAsking(true);
    setRefusal(null);
    try {
      await prepare?.();
      const given = Object.keys(pins).length === 0 ? {} : { pins: { ...pins } };
      const options = { input, idempotencyKey: key, ...given, ...(confirm ? { confirm } : {}) };
      const { id } =
        graphId === null
          ? await call(startRun, { body: { ...options, graph: JSON.parse(JSON.stringify(graph)) as JsonObject } }) // a document is JSON
          : await call(startGraphRun, { params: { graphId }, body: { ...options, version } });
      startLeaving(() => router.push(`/runs/${id}`));
    } catch (error) {
      setRefusal(toRefusal(error));
    } finally {
      setAsking(false);
    }
  }

  return { start, busy: asking || leaving, refusal, forgive: () => setRefusal(null) };
}

function toRefusal(error: unknown): Refusal {
  if (!(error instanceof ApiError))
    return { kind: "other", title: error instanceof Error ? error.message : "Something broke on the way.", lines: [] };
  const { problem } = error;
  switch (error.code) {
    case "confirmation_required":
      return { kind: "price", range: problem?.costNanoUsd ?? null };
    case "input_invalid":
      return { kind: "fields", fields: Object.fromEntries((problem?.errors ?? []).map(({ field, message }) => [field, message])) };
    case "graph_invalid": {
      const errors = (problem?.problems ?? []).filter((each) => each.severity === "error");
      return { kind: "other", title: "The graph does not compile, so nothing was run.", lines: errors.map((each) => each.message) };
    }
    default:
      return { kind: "other", title: error.message, lines: [] };
  }
}
