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
  return {
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
    output: () => programOutput(turnScope(start, part, step(), 0), record.view, record.load),
    lookup: (index, root) => rootValue(record, { ...turnScope(start, part, step(), index), part, inside: true }, root),
  };
}
