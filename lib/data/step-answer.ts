import "server-only";
import type { CallAnswer, StepAnswer } from "@/lib/contract/steps";
import { isObject, own, type JsonValue } from "@/lib/core/json";
import type { CallView, QuestionView, RunView, StepView } from "@/lib/trace/run-view";
import { toGivenAnswer } from "@/lib/data/given-answer";
import { isoOf, timing, toRunStep } from "@/lib/data/run-answer";

type Load = (value: JsonValue) => JsonValue;

/** The big values of a step: what has to be loaded before it can be shown. */
export function valuesOf(run: RunView, step: StepView): JsonValue[] {
  return [
    step.input,
    step.output,
    step.inside?.items ?? null,
    ...callsOf(run, step).flatMap((call) => [call.request, call.response]),
    ...questionsOf(run, step).flatMap(({ value, answer }) => [value, answer?.value ?? null]),
  ].filter((value) => value !== null);
}

export function toStepAnswer(run: RunView, step: StepView, load: Load): StepAnswer {
  const calls = callsOf(run, step).map((call) => toCallAnswer(call, load));
  return {
    ...toRunStep(step),
    runId: run.id,
    input: load(step.input),
    output: load(step.output),
    items: load(step.inside?.items ?? null),
    prompt: promptOf(calls),
    attempts: step.attempts.map((attempt) => ({ ...attempt, startedAt: isoOf(attempt.startedAt), endedAt: isoOf(attempt.endedAt) })),
    calls,
    plans: step.plans.map(({ round, tasks, refused }) => ({ round, tasks, refused: refused.map(({ problems }) => problems) })),
    route: step.route,
    questions: questionsOf(run, step).map(({ id, value, answer }) => ({
      id,
      value: load(value),
      answer: answer && toGivenAnswer(answer, load),
    })),
    choice: step.choice,
  };
}

function questionsOf(run: RunView, step: StepView): QuestionView[] {
  return [...run.questions.values()].filter((question) => question.stepId === step.id);
}

function callsOf(run: RunView, step: StepView): CallView[] {
  return step.callIds.flatMap((id) => run.calls.get(id) ?? []);
}

function toCallAnswer(call: CallView, load: Load): CallAnswer {
  const { stepId: _step, firstTextAt: _first, ...rest } = call;
  return {
    ...rest,
    ...timing(call.startedAt, call.endedAt),
    startedAt: isoOf(call.startedAt),
    request: load(call.request),
    response: load(call.response),
    costNanoUsd: call.costNanoUsd === null ? null : String(call.costNanoUsd),
    reservedNanoUsd: String(call.reservedNanoUsd ?? 0n),
    lost: call.lost && { minNanoUsd: String(call.lost.minNanoUsd), maxNanoUsd: String(call.lost.maxNanoUsd) },
  };
}

/** As the last model call was asked, so with every reference filled in. */
function promptOf(calls: CallAnswer[]): StepAnswer["prompt"] {
  const request = calls.findLast((call) => call.sort === "model")?.request;
  const messages = own(request, "messages");
  if (!Array.isArray(messages)) return null;
  const system = own(request, "system");
  const read = messages.filter(isObject).map((message) => ({ role: String(message["role"] ?? ""), content: message["content"] ?? null }));
  return { system: typeof system === "string" ? system : null, messages: read };
}
