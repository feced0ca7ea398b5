import "server-only";
import type { ShareShow } from "@/lib/contract/shares";
import { nodeId, runId } from "@/lib/core/ids";
import { isObject, type JsonValue } from "@/lib/core/json";
import { refOf } from "@/lib/data/payloads";
import type { NewRecord } from "@/lib/data/recorded-run";
import { inputCarriers } from "@/lib/runtime/input-carriers";
import { lookThrough } from "@/lib/runtime/look-through";
import type { Part, Spec } from "@/lib/spec/spec";
import type { Event } from "@/lib/trace/event";
import { emptyRun, fold } from "@/lib/trace/fold";

type Recorded = Omit<NewRecord, "view">;

/** A whole run as a share would show it: what is hidden is in no part of it. It still is a record that can be kept. */
export function redactRecord(record: Recorded, show: ShareShow): Recorded {
  const look = lookThrough(record.spec, show);
  const isWhole = Object.values(show).every(Boolean);
  const seen = record.events.map(look.event);
  const events = show.costs ? seen : summed(seen);
  return {
    ...record,
    title: show.inputs ? record.title : "",
    specHash: show.prompts ? record.specHash : "",
    graph: look.graph(record.graph),
    spec: isWhole ? record.spec : hollow(record.spec, show),
    events,
    payloads: referred(events, record.payloads),
  };
}

/** The sums of the last event are those of the calls before it, as they are shown (T6): each whose cost is hidden counts as unpriced. */
function summed(events: readonly Event[]): Event[] {
  const { unpricedCalls } = fold(emptyRun(runId.parse("-")), events);
  return events.map((event) => (event.type === "run.finished" ? { ...event, unpricedCalls } : event));
}

/** Only what events still refer to: a hidden value takes its payload with it. */
function referred(events: readonly Event[], payloads: Recorded["payloads"]): Recorded["payloads"] {
  const ids = new Set<string>();
  const collect = (value: JsonValue | undefined): void => {
    const id = refOf(value);
    if (id !== null) ids.add(id);
    else if (Array.isArray(value)) value.forEach(collect);
    else if (isObject(value)) Object.values(value).forEach(collect);
  };
  for (const event of events) collect(event as unknown as JsonValue); // it came as JSON, and no change made it anything else
  return Object.fromEntries(Object.entries(payloads).filter(([id]) => ids.has(id)));
}

/**
 * What was compiled holds every prompt. What stays says which parts hand the input on, so that whoever keeps the run and shares it
 * again can still hide what they did not mean to show.
 */
function hollow(spec: Spec, show: ShareShow): Spec {
  const limits = show.costs ? spec.limits : { ...spec.limits, maxCostNanoUsd: null, maxTokens: null };
  return { ...spec, limits, parts: [...inputCarriers(spec)].map(emptyPart) };
}

function emptyPart(id: string): Part {
  const policy = {
    attempts: 1,
    timeoutMs: 0,
    idleMs: 0,
    onError: "fail",
    fallbackModels: [],
    maxCostNanoUsd: null,
    overBudget: "stop",
  } as const;
  const edges = { parent: null, needs: [], delegateOf: [], ports: [] };
  return {
    id: nodeId.parse(id),
    kind: "",
    name: "",
    ...edges,
    policy: { ...policy, fallbackModels: [] },
    work: { op: "receive", fields: [] },
  };
}
