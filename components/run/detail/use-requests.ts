"use client";

import { useState } from "react";
import { isElsewhere } from "@/components/run/detail/big-value";
import { stepAnswer } from "@/lib/contract/steps";
import type { JsonValue } from "@/lib/core/json";
import type { CallView, RunView } from "@/lib/trace/run-view";

export type Requests = {
  requestOf: (call: CallView) => JsonValue;
  /** Steps whose requests are big and were not read. */
  left: number;
  state: "idle" | "reading" | "failed" | "done";
  read: () => void;
};

const atOnce = 4;

/** Requests of model calls. Big ones are stored apart from the trace, and are read when somebody asks for what needs them (T8). */
export function useRequests(view: RunView, steps: string): Requests {
  const [known, setKnown] = useState<ReadonlyMap<string, JsonValue>>(new Map());
  const [state, setState] = useState<Requests["state"]>("idle");
  const missing = [...view.calls.values()].filter((call) => call.sort === "model" && isElsewhere(call.request) && !known.has(call.id));
  const left = [...new Set(missing.map((call) => call.stepId))];
  const read = async () => {
    setState("reading");
    try {
      for (let from = 0; from < left.length; from += atOnce) {
        const found = (
          await Promise.all(left.slice(from, from + atOnce).map((id) => requestsOf(`${steps}/${encodeURIComponent(id)}`)))
        ).flat();
        setKnown((before) => new Map([...before, ...found]));
      }
      setState("done");
    } catch {
      setState("failed");
    }
  };
  return { requestOf: (call) => known.get(call.id) ?? call.request, left: left.length, state, read: () => void read() };
}

async function requestsOf(address: string): Promise<[string, JsonValue][]> {
  const response = await fetch(address, { headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`the step could not be read: ${response.status}`);
  return stepAnswer.parse(await response.json()).calls.map(({ id, request }) => [id, request]);
}
