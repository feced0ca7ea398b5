import type { JsonValue } from "@/lib/core/json";
import { callsOf, recordedCalls } from "@/lib/engine/calls";
import { leftFor } from "@/lib/engine/caps";
import type { Start } from "@/lib/engine/decision";
import type { Handlers, Outcome, PlanPorts, StepPorts } from "@/lib/engine/handler";
import { EarlierCalls } from "@/lib/engine/earlier-calls";
import { insidePorts } from "@/lib/engine/inside-ports";
import { openPlan } from "@/lib/engine/open-plan";
import { questionPorts } from "@/lib/engine/question-ports";
import { resultKey } from "@/lib/engine/result-key";
import { rootValue } from "@/lib/engine/root-value";
import type { RunScene } from "@/lib/engine/run-scene";
import { taskResults, type LiveInput } from "@/lib/engine/values";
import type { WorkClock } from "@/lib/engine/work-clock";
import { callOf } from "@/lib/spec/call-of";
import type { Operation } from "@/lib/spec/spec";

/** What an attempt was given to work with. */
export type Given = { inputs: LiveInput[]; value: JsonValue; signal: AbortSignal; clock: WorkClock };

/** The work itself, and the key of its result where the node wants results kept. */
export type Work = { do: () => Promise<Outcome>; key: string | null };

/** The step's operation with all that it may know and do. Nothing begins yet. */
export function workOf(scene: RunScene, start: Start, given: Given): Work {
  const { record, ports } = scene;
  const { part, stepId, attempt, task } = start;
  const waits = () => {
    given.clock.pause();
    record.emit({ type: "step.waiting", stepId, nodeId: part.id, path: start.path, reason: "budget" });
    return () => {
      given.clock.resume();
    };
  };
  const chosen = record.view.steps.get(stepId)?.model ?? null;
  const results = task === null ? {} : resultsFor(scene, start);
  const questions = questionPorts(scene, start, given.clock, given.signal);
  const step: StepPorts = {
    value: given.value,
    inputs: given.inputs,
    lookup: (root) => lookup(scene, start, given, results, root),
    task: task === null ? null : { task, results },
    model: chosen !== modelOf(part.work) ? chosen : null,
    ...callsOf(
      {
        stepId,
        attempt,
        idleMs: part.policy.idleMs,
        signal: given.signal,
        record,
        text: scene.text,
        model: scene.model,
        ports,
        part,
        waits,
        mayCall: scene.mayCall,
        ...questions,
      },
      recordedCalls(record, stepId, start.resumes ? attempt : start.continues),
      scene.fork === null ? null : new EarlierCalls(scene.fork, start),
    ),
    connections: scene.connections,
    outside: ports.outside,
    overContext: part.policy.overContext ?? "fail",
    limitReached: (limit, value, action) =>
      record.emit({ type: "limit.reached", stepId, limit, value, ...(action === undefined ? {} : { action }) }),
    chose: (route) => record.emit({ type: "route.chosen", stepId, ...route }),
    choseModel: (choice) => record.emit({ type: "model.chosen", stepId, ...choice }),
    money: {
      left: () => leftFor(record.view, part),
      mayNeed: (request) => ports.prices.bound(request, new Date(ports.now())),
    },
    plans: planPorts(scene, start, given),
    inside: insidePorts(scene, start, given.clock),
    ...questions,
  };
  return {
    do: () => dispatch(ports.handlers, part.work, step),
    key:
      part.policy.cacheResult === true ? resultKey(start, step, { server: scene.model.server, secrets: scene.connections.secrets }) : null,
  };
}

function dispatch<W extends Operation>(handlers: Handlers, operation: W, step: StepPorts): Promise<Outcome> {
  // The catalogue is typed by operation name; TypeScript can't follow that key and value belong together.
  const handler = handlers[operation.op] as (work: W, step: StepPorts) => Promise<Outcome>;
  return handler(operation, step);
}

function planPorts({ record, decideAgain }: RunScene, { stepId }: Start, { clock, signal }: Given): PlanPorts {
  const planner = () => {
    const step = record.view.steps.get(stepId);
    if (step === undefined) throw new Error(`step ${stepId} is not in the run`);
    return step;
  };
  return {
    written: () => planner().plans.filter((plan) => plan.written),
    write(round, tasks) {
      record.emit({ type: "plan.written", stepId, round, tasks });
      decideAgain();
    },
    edit: (round, tasks) => record.emit({ type: "plan.edited", stepId, round, tasks, by: "person" }),
    refuse: (round, problems) => record.emit({ type: "plan.refused", stepId, round, problems }),
    async carriedOut() {
      clock.pause();
      await record.until(() => openPlan(record.view, planner()) === null, signal);
      clock.resume();
    },
    results: () => taskResults(record.view, planner(), record.load),
  };
}

/** The outputs that a task depends on, by task id (P7). */
function resultsFor({ record }: RunScene, { task, parentId }: Start): { [taskId: string]: JsonValue } {
  const planner = parentId === null ? undefined : record.view.steps.get(parentId);
  if (planner === undefined || task === null) return {};
  const all = taskResults(record.view, planner, record.load);
  return Object.fromEntries(task.dependsOn.map((id) => [id, all.find((result) => result["id"] === id)?.["output"] ?? null]));
}

function lookup(
  { record }: RunScene,
  start: Start,
  given: Given,
  results: { [taskId: string]: JsonValue },
  root: string,
): JsonValue | undefined {
  if (root === "value") return given.value;
  if (root === "task" && start.task !== null) {
    const { id, title, objective, expectedOutput } = start.task;
    return { id, title, objective, expectedOutput, results };
  }
  return rootValue(record, start, root);
}

/** The model that a part's settings name; null: it asks none, or which one is chosen when it begins. */
export function modelOf(work: Operation): string | null {
  const call = callOf(work);
  return call === null || call.auto !== undefined ? null : call.model;
}
