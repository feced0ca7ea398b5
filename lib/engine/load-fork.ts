import { finishedCalls, type EarlierCall, type Fork, type Origin } from "@/lib/engine/fork";
import type { EnginePorts } from "@/lib/engine/ports";
import { payloadRef } from "@/lib/engine/values";
import type { RunId, StepId } from "@/lib/core/ids";
import type { JsonValue } from "@/lib/core/json";
import { emptyRun, fold } from "@/lib/trace/fold";
import type { RunView, StepView } from "@/lib/trace/run-view";

type Ports = Pick<EnginePorts, "recordOf">;

/** What a forked run needs of its origin. null: it was deleted, and has nothing on record any more. */
export async function loadFork(from: NonNullable<RunView["origin"]>, ports: Ports): Promise<Fork | null> {
  const origin = await readOrigin(from.runId, ports);
  if (origin === null) return null;
  return {
    origin,
    lent: await lentCalls(origin, ports),
    from: new Set(from.steps),
    outputs: new Map(Object.entries(from.outputs).map(([id, value]) => [id as StepId, value])), // ids of the origin's own steps
    recorded: from.recorded,
  };
}

async function readOrigin(id: RunId, ports: Ports): Promise<Origin | null> {
  const record = await ports.recordOf(id);
  if (record === null) return null;
  const payloads = new Map(record.payloads.map(({ id: payload, value }) => [payload, value]));
  const load = (value: JsonValue): JsonValue => {
    const payload = payloadRef(value);
    return payload === null ? value : (payloads.get(payload) ?? null);
  };
  return { id, spec: record.spec, view: fold(emptyRun(id), record.events), load };
}

/** The calls of planners that the origin took over itself, with the run that made them: so their plans still stand in a fork of a fork. */
async function lentCalls(origin: Origin, ports: Ports): Promise<Map<StepId, EarlierCall[]>> {
  const lent = new Map<StepId, EarlierCall[]>();
  const known = new Map<RunId, Promise<Origin | null>>();
  const read = (id: RunId) => {
    const reading = known.get(id) ?? readOrigin(id, ports);
    known.set(id, reading);
    return reading;
  };
  for (const planner of origin.view.steps.values()) {
    if (planner.plans.length === 0 || planner.reusedFrom === null) continue;
    const made = await madeAt({ origin, step: planner }, read);
    if (made !== null) lent.set(planner.id, finishedCalls(made.origin, made.step));
  }
  return lent;
}

type Made = { origin: Origin; step: StepView };

/** A run names its origin only where it was forked here: what the steps of an imported file name leads to nobody's record. */
async function madeAt({ origin, step }: Made, read: (id: RunId) => Promise<Origin | null>): Promise<Made | null> {
  if (step.reusedFrom === null) return { origin, step };
  const { runId, stepId } = step.reusedFrom;
  const before = origin.view.origin?.runId === runId ? await read(runId) : null;
  const same = before?.view.steps.get(stepId);
  return before === null || same === undefined ? null : madeAt({ origin: before, step: same }, read);
}
