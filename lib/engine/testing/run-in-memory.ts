import { runId } from "@/lib/core/ids";
import type { JsonValue } from "@/lib/core/json";
import { drive, type Drive } from "@/lib/engine/drive";
import type { EnginePorts } from "@/lib/engine/ports";
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

export type MemoryRun = Drive & {
  asked: EnginePorts["asked"];
  cancel(): void;
  events(): Event[];
  view(): RunView;
  end(): Promise<RunView>;
};

export type MemoryOptions = { input?: JsonValue; before?: Event[]; allowHosts?: string[]; connections?: Connections };

/** Drives a spec with the real engine and the real operations, and a journal in memory. `before`: events that an owner before it stored. */
export function runInMemory(spec: Spec, model: ModelPort, options: MemoryOptions = {}): MemoryRun {
  const { input = {}, before, allowHosts = [], connections = noConnections } = options;
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
    },
  ];
  const journal = memoryJournal();
  let cancelled = false;
  const asked: EnginePorts["asked"] = async () => (cancelled ? [{ id: "cancel", kind: "cancel", by: "local" }] : []);
  const ports: EnginePorts = {
    worker: "w",
    journal,
    handlers,
    prices: listPrices,
    model: () => model,
    outside,
    connections: async () => connections,
    payloads: async () => [],
    asked,
    now: Date.now,
    random: () => 0,
  };
  const driving = drive({ id, epoch: 1, seq: events.at(-1)?.seq ?? 0, spec, asked: 0, simulated: true, events: [...events] }, ports);
  const all = () => [...events, ...journal.events];
  const view = () => fold(emptyRun(id), all());
  return {
    ...driving,
    asked,
    cancel() {
      cancelled = true;
      driving.nudge();
    },
    events: all,
    view,
    async end() {
      await driving.over;
      await outside.close();
      return view();
    },
  };
}
