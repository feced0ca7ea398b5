import { StepError, type StepFailure } from "@/lib/core/errors";
import type { JsonValue } from "@/lib/core/json";
import type { Start } from "@/lib/engine/decision";
import { retryWait, toFailure } from "@/lib/engine/failure";
import type { Outcome } from "@/lib/engine/handler";
import { earlierResult, keepResult } from "@/lib/engine/kept-results";
import type { RunScene } from "@/lib/engine/run-scene";
import { emitReused } from "@/lib/engine/reused";
import { modelOf, workOf } from "@/lib/engine/step-work";
import { itemOf, joined, liveInputs } from "@/lib/engine/values";
import { WorkClock } from "@/lib/engine/work-clock";
import { turnOf } from "@/lib/trace/inside";
import type { Part } from "@/lib/spec/spec";

/** One try at a step. `over` never rejects. */
export type Attempt = { start: Start; over: Promise<void>; cancel(): void };

/** Why an attempt is cut: nobody wants its work any more. */
class Unwanted extends Error {}

/** Works at one step once: from `step.started` to `step.finished`, `step.retried`, `step.failed` or `step.cancelled`. */
export function attemptStep(scene: RunScene, start: Start): Attempt {
  // One signal of the attempt's own, let go of at its end: what hangs on the run's signal would be called for every step there ever was.
  const cut = new AbortController();
  return { start, over: attempt(scene, start, cut), cancel: () => cut.abort(new Unwanted("nobody needs this any more")) };
}

async function attempt(scene: RunScene, start: Start, cut: AbortController): Promise<void> {
  const { record } = scene;
  const inputs = liveInputs(start, record.view, start.part, record.load);
  const value = start.part.work.op === "receive" ? received(scene, start) : joined(inputs);
  if (!start.resumes)
    begin(scene, start, start.task === null ? value : { objective: start.task.objective, expectedOutput: start.task.expectedOutput });

  const { signal } = cut;
  const onStop = () => cut.abort(scene.stop.reason);
  scene.stop.addEventListener("abort", onStop, { once: true });
  if (scene.stop.aborted) onStop();
  const { timeoutMs } = start.part.policy;
  let key: string | null = null;
  const clock = new WorkClock(timeoutMs, () =>
    cut.abort(new StepError("step_timeout", `The step worked for more than ${timeoutMs / 1000} s.`, { again: true })),
  );
  try {
    const work = workOf(scene, start, { inputs, value, signal, clock });
    const earlier = work.key === null ? null : await earlierResult(scene, start, work.key);
    signal.throwIfAborted();
    if (earlier !== null) return emitReused(record, start, earlier);
    const outcome = await Promise.race([work.do(), abandoned(signal)]);
    if (scene.stop.aborted) return;
    finish(scene, start, outcome);
    key = work.key;
  } catch (thrown) {
    if (scene.stop.aborted) return;
    if (signal.reason instanceof Unwanted) record.emit({ type: "step.cancelled", stepId: start.stepId });
    else fail(scene, start, signal.aborted ? signal.reason : thrown);
  } finally {
    clock.stop();
    scene.stop.removeEventListener("abort", onStop);
  }
  if (key !== null) await keepResult(scene, start, key);
}

/** The input of the run, or what a sub-graph was opened with. */
function received({ record }: RunScene, { base, parentId }: Start): JsonValue {
  const opener = base === "" || parentId === null ? undefined : record.view.steps.get(parentId);
  return opener === undefined ? record.load(record.view.input) : itemOf(opener, turnOf(base) ?? 0, record.load);
}

/** Work that was told to stop gets a moment to account for its open call, and no longer. */
const graceMs = 300;

function abandoned(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => setTimeout(() => reject(signal.reason), graceMs), { once: true });
  });
}

function begin(scene: RunScene, start: Start, input: JsonValue): void {
  const { part, task, attempt, continues } = start;
  const model = scene.record.view.steps.get(start.stepId)?.model ?? task?.model ?? modelOf(part.work);
  scene.record.emit({
    type: "step.started",
    stepId: start.stepId,
    nodeId: part.id,
    path: start.path,
    kind: part.kind,
    name: task?.title ?? part.name,
    attempt,
    input: scene.record.keep(input),
    ...(start.parentId === null ? {} : { parentId: start.parentId }),
    ...(continues === null ? {} : { continues }),
    ...(model === null ? {} : { model }),
    ...(task === null ? {} : { taskId: task.id }),
  });
}

function finish({ record }: RunScene, { stepId, attempt }: Start, outcome: Outcome): void {
  const step = record.view.steps.get(stepId);
  if (step === undefined) return;
  const onlyUnpriced = step.unpricedCalls > 0 && step.costNanoUsd === 0n;
  record.emit({
    type: "step.finished",
    stepId,
    attempt,
    output: record.keep(outcome.output),
    ...(outcome.carries === undefined ? {} : { carries: record.keep(outcome.carries) }),
    livePorts: outcome.livePorts,
    costNanoUsd: onlyUnpriced ? null : String(step.costNanoUsd),
    tokens: step.tokens,
    durationMs: record.view.at - (step.startedAt ?? record.view.at),
  });
}

function fail(scene: RunScene, start: Start, thrown: unknown): void {
  const { record, ports } = scene;
  const { stepId, attempt, part } = start;
  const error: StepFailure = { ...toFailure(thrown), nodeId: part.id, stepId };
  withdraw(scene, start);
  const next = error.retryable ? nextTry(scene, start) : null;
  if (next === null) {
    record.emit({ type: "step.failed", stepId, attempt, error, handledBy: handler(start, part) });
    return;
  }
  record.emit({
    type: "step.retried",
    stepId,
    attempt,
    error,
    waitMs: retryWait(next.failures, thrown, ports.random()),
    ...(next.model === null ? {} : { model: next.model }),
  });
}

/** What was streamed by an attempt that is given up is taken back (T4). */
function withdraw({ record, text }: RunScene, { stepId, attempt }: Start): void {
  for (const id of record.view.steps.get(stepId)?.callIds ?? []) {
    if (record.view.calls.get(id)?.attempt !== attempt || !text.shown.delete(id)) continue;
    record.emit({ type: "text.withdrawn", callId: id, stepId, reason: "attempt failed" });
  }
}

/** The same model again while attempts are left, then the fallback models, each with attempts of its own. */
function nextTry({ record }: RunScene, { stepId, part }: Start): { failures: number; model: string | null } | null {
  const step = record.view.steps.get(stepId);
  const failures = (step?.attempts.filter((attempt) => attempt.error !== null).length ?? 0) + 1;
  const { attempts, fallbackModels } = part.policy;
  if (failures % attempts !== 0) return { failures: failures % attempts, model: null };
  const model = fallbackModels[failures / attempts - 1];
  return model === undefined ? null : { failures: 1, model };
}

function handler({ task, parentId }: Start, { policy }: Part): "run" | "continue" | "port" | "planner" | "container" {
  if (task !== null) return "planner";
  if (policy.onError !== "fail") return policy.onError;
  return parentId === null ? "run" : "container";
}
