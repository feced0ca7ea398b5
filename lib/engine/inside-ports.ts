import { StepError } from "@/lib/core/errors";
import type { Start } from "@/lib/engine/decision";
import type { InsidePorts } from "@/lib/engine/handler";
import { rootValue } from "@/lib/engine/root-value";
import type { RunScene } from "@/lib/engine/run-scene";
import { turnScope } from "@/lib/engine/scope";
import { programOutput, turnFailure, turnResult } from "@/lib/engine/values";
import type { WorkClock } from "@/lib/engine/work-clock";
import type { StepView } from "@/lib/trace/run-view";

/** A container's side of the engine, for one attempt of its step. */
export function insidePorts({ record, turns, decideAgain }: RunScene, start: Start, clock: WorkClock): InsidePorts {
  const { part, stepId } = start;
  const step = (): StepView => {
    const found = record.view.steps.get(stepId);
    if (found === undefined) throw new Error(`step ${stepId} is not in the run`);
    return found;
  };
  const outputOf = (index: number) => programOutput(turnScope(start, part, step(), index), record.view, record.load);
  const ports: InsidePorts = {
    open(items) {
      if (step().inside === null) record.emit({ type: "items.counted", stepId, count: items.length, items: record.keep(items) });
      decideAgain();
    },
    async settled(index) {
      // What its inside takes is the time of those steps, not of this one (E10).
      clock.pause();
      decideAgain();
      const failure = await turns.settled(stepId, index);
      clock.resume();
      return failure;
    },
    finish(index, done) {
      record.emit({ type: "iteration.finished", stepId, index, done });
      decideAgain();
    },
    finished: () => step().inside?.turns ?? new Map(),
    failure: (index) => turnFailure(start, record.view, part, step(), index),
    result: (index) => turnResult(start, record.view, part, step(), index, record.load),
    output: () => outputOf(0),
    async call(id, tool, input) {
      const { called = null, items = null } = step().inside ?? {};
      const known = called?.findIndex((one) => one.id === id) ?? -1;
      const index = known < 0 ? (called?.length ?? 0) : known;
      if (known < 0) {
        const before = record.load(items);
        const all = [...(Array.isArray(before) ? before : []), input];
        const names = [...(called ?? []), { id, tool }];
        record.emit({ type: "items.counted", stepId, count: all.length, items: record.keep(all), called: names });
      }
      const failure = ports.finished().has(index) ? ports.failure(index) : await ports.settled(index);
      if (!ports.finished().has(index)) ports.finish(index, true);
      if (failure !== null) throw new StepError("subgraph_failed", `${tool} failed: ${failure.message}`);
      return outputOf(index);
    },
    lookup: (index, root) => rootValue(record, { ...turnScope(start, part, step(), index), part, inside: true }, root),
  };
  return ports;
}
