import { ownerId, runId, stepId } from "@/lib/core/ids";
import type { JsonValue } from "@/lib/core/json";
import { drive, type Drive } from "@/lib/engine/drive";
import type { Asked, EnginePorts, Results } from "@/lib/engine/ports";
import { memoryJournal } from "@/lib/engine/testing/memory-journal";
import type { ModelPort } from "@/lib/model/port";
import { handlers } from "@/lib/operations/handlers";
import { listPrices } from "@/lib/runtime/list-prices";
import type { Spec } from "@/lib/spec/spec";
import { noConnections, type Connections } from "@/lib/tools/connections";
import { createOutside } from "@/lib/tools/create-outside";
import type { Event } from "@/lib/trace/event";
import { emptyRun, fold } from "@/lib/trace/fold";
import type { RunView } from "@/lib/trace/run-view";
import { checkOneFold } from "@/lib/trace/testing/one-fold";

export type MemoryRun = Drive & {
  cancel(): void;
  answer(questionId: string, decision: "approve" | "reject", value?: JsonValue): void;
  events(): Event[];
  view(): RunView;
  end(): Promise<RunView>;
};

/** `before`: events that an owner before it stored. `earlier`: what people asked while nobody drove it. */
export type MemoryOptions = {
  input?: JsonValue;
  pins?: Record<string, JsonValue>;
  before?: Event[];
  earlier?: Asked[];
  forked?: Forked;
  allowHosts?: string[];
  connections?: Connections;
  results?: Results;
};

/** A run of which no value is so long that it lies outside of its events. Its id is `origin` unless told. */
type Stored = { id?: string; spec: Spec; events: Event[] };
/** `before`: what the origin was forked from itself. */
type Forked = Stored & { from?: string[]; outputs?: { [step: string]: JsonValue }; recorded?: boolean; before?: Stored };

/** Drives a spec with the real engine and the real operations, and a journal in memory. */
export function runInMemory(spec: Spec, model: ModelPort, options: MemoryOptions = {}): MemoryRun {
  const { input = {}, pins, before, earlier = [], forked, allowHosts = [], connections = noConnections, results = noResults } = options;
  const outside = createOutside({ allowHosts });
  const id = runId.parse("run1");
  const events: Event[] = before ?? [
    {
      type: "run.queued",
      seq: 1,
      at: new Date().toISOString(),
      graphId: null,
      version: null,
      specHash: "",
      input,
      limits: spec.limits,
      simulated: true,
      tags: [],
      ...(pins === undefined ? {} : { pins }),
      ...(forked === undefined ? {} : { origin: originOf(forked) }),
    },
  ];
  const journal = memoryJournal();
  const requests: Asked[] = [...earlier];
  const ports: EnginePorts = {
    worker: "w",
    journal,
    handlers,
    prices: listPrices,
    model: () => model,
    outside,
    connections: async () => connections,
    payloads: async () => [],
    recordOf: async (run) => {
      const found = [forked, forked?.before].find((each) => each !== undefined && (each.id ?? "origin") === run);
      return found === undefined ? null : { spec: found.spec, events: found.events, payloads: [] };
    },
    results,
    asked: async () => ({ count: requests.length, requests: [...requests] }),
    park: async ({ asked }) => (asked === requests.length ? "parked" : "asked"),
    now: Date.now,
    random: () => 0,
  };
  const driving = drive(
    {
      id,
      owner: ownerId.parse("local"),
      epoch: 1,
      seq: events.at(-1)?.seq ?? 0,
      spec,
      asked: requests.length,
      simulated: true,
      events: [...events],
    },
    ports,
  );
  const all = () => [...events, ...journal.events];
  const view = () => fold(emptyRun(id), all());
  return {
    ...driving,
    cancel() {
      requests.push({ id: "cancel", kind: "cancel", by: "local" });
      driving.nudge();
    },
    answer(questionId, decision, value) {
      requests.push({ id: questionId, kind: "answer", questionId, decision, ...(value === undefined ? {} : { value }) });
      driving.nudge();
    },
    events: all,
    view,
    async end() {
      await driving.over;
      await outside.close();
      // Every run of every test of the engine is one more case of this.
      checkOneFold(id, all());
      return view();
    },
  };
}

const noResults: Results = { find: async () => null, keep: async () => undefined };

function originOf({ id = "origin", from = [], outputs = {}, recorded = false }: Forked) {
  return { runId: runId.parse(id), from: from.join(), steps: from.map((id) => stepId.parse(id)), outputs, recorded };
}
