import type { JsonValue } from "@/lib/core/json";
import type { RunId } from "@/lib/core/ids";
import type { LoggedCall } from "@/lib/model/simulated/call-log";
import type { Event, EventOf } from "@/lib/trace/event";
import { emptyRun, fold } from "@/lib/trace/fold";
import type { RunView } from "@/lib/trace/run-view";
import type { Answers } from "./answers";
import { callViolations } from "./verify-calls";
import { capViolations } from "./verify-cap";
import { toolViolations } from "./verify-tools";

/** What others know of a run: the model server, the tools, whoever answered its questions. */
export type Witnesses = { calls: LoggedCall[]; toolInputs: JsonValue[]; answers: Answers };

/** Everything that a crash may not break, held against what others know. Empty: nothing is wrong. */
export function violations(run: RunId, events: Event[], { calls, toolInputs, answers }: Witnesses): string[] {
  const view = fold(emptyRun(run), events);
  const own = calls.filter((call) => call.callKey?.startsWith(`${run}/`));
  return [
    ...ended(view, events),
    ...numbered(events),
    ...sums(view, events),
    ...callViolations(view, events, own),
    ...capViolations(run, events),
    ...toolViolations(view, toolInputs),
    ...answered(view, events, answers),
  ].map((text) => `run ${run}: ${text}`);
}

/** Only a run with a cap may end otherwise than well: short of money. */
function ended(view: RunView, events: Event[]): string[] {
  if (events.at(-1)?.type !== "run.finished") return [`its last event is ${events.at(-1)?.type}`];
  const isShort = view.limits?.maxCostNanoUsd != null && view.error?.code === "budget_exceeded";
  return view.status === "succeeded" || isShort ? [] : [`it ended as ${view.status}: ${view.error?.message}`];
}

function numbered(events: Event[]): string[] {
  const gap = events.findIndex((event, index) => event.seq !== index + 1);
  return gap === -1 ? [] : [`event ${gap + 1} has the number ${events[gap]?.seq}`];
}

function sums(view: RunView, events: Event[]): string[] {
  const last = events.findLast((event): event is EventOf<"run.finished"> => event.type === "run.finished");
  if (last === undefined) return [];
  const sum = (costs: (bigint | null)[]) => String(costs.reduce<bigint>((total, cost) => total + (cost ?? 0n), 0n));
  const steps = sum([...view.steps.values()].map((step) => step.costNanoUsd));
  const calls = sum([...view.calls.values()].map((call) => call.costNanoUsd));
  return last.costNanoUsd === steps && last.costNanoUsd === calls
    ? []
    : [`it cost ${last.costNanoUsd}, its steps ${steps}, its calls ${calls}`];
}

/** [E8] Each question is asked once and answered once, with what somebody was told is taken. A run that ran short may leave some open. */
function answered(view: RunView, events: Event[], { taken, complaints }: Answers): string[] {
  if (view.status !== "succeeded") return [];
  const times = (type: "question.asked" | "question.answered", id: string) =>
    events.filter((event) => event.type === type && event.questionId === id).length;
  return [...view.questions.values()].flatMap(({ id, answer }) => {
    const decided = taken.get(id)?.decision;
    return [
      ...(times("question.asked", id) === 1 ? [] : [`${id} was asked ${times("question.asked", id)} times`]),
      ...(times("question.answered", id) === 1 ? [] : [`${id} was answered ${times("question.answered", id)} times`]),
      ...(answer?.decision === decided ? [] : [`${id} was answered ${decided}, the run heard ${answer?.decision}`]),
      ...complaints,
    ];
  });
}
