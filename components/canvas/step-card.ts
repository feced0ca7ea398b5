import { assertNever } from "@/lib/core/assert-never";
import { duration, sumMoney } from "@/lib/core/format";
import { isHidden } from "@/lib/core/hidden";
import { isObject, type JsonValue } from "@/lib/core/json";
import type { CardRun, CardState, TurnsRun } from "@/lib/nodes/card-props";
import { insidesOf, type Sum } from "@/lib/trace/inside";
import { judgementOf } from "@/lib/trace/judgement";
import { planTitles } from "@/lib/trace/plan-titles";
import { callName } from "@/lib/trace/call-name";
import { lostIn } from "@/lib/trace/row";
import type { CallView, RunView, StepView } from "@/lib/trace/run-view";
import type { Task } from "@/lib/trace/task";

/** What a card says about a step: state, words, last text, cost, time. `step` undefined: there is none yet. `estimate` null: no cost is told. */
export function stepCard(run: RunView, step: StepView | undefined, now: number, estimate: string | null): CardRun {
  if (step === undefined) return withoutStep(run, estimate);
  const state = stateOf(step);
  const calls = step.callIds.flatMap((id) => run.calls.get(id) ?? []);
  return {
    state,
    word: wordOf(run, step, state, calls),
    text: textOf(step, calls),
    time: timeOf(step, now),
    cost: costOf(run, step, state, calls, estimate),
    livePorts: step.status === "succeeded" ? step.livePorts : null,
    turns: null,
  };
}

/** A container's card: what is inside stands below it. */
export function containerCard(card: CardRun, turns: TurnsRun): CardRun {
  return { ...card, text: null, turns };
}

/** A part that the run has not reached. When the run is over it never will. */
function withoutStep(run: RunView, estimate: string | null): CardRun {
  const over = run.endedAt !== null;
  return {
    state: over ? "skipped" : "waiting",
    word: over ? "Not started" : words.waiting,
    text: null,
    cost: over ? "" : (estimate ?? ""),
    time: "",
    livePorts: null,
    turns: null,
  };
}

export const words: Record<CardState, string> = {
  waiting: "Waiting",
  running: "Running",
  done: "Done",
  failed: "Failed",
  asking: "Needs you",
  skipped: "Skipped",
  reused: "Reused",
  cancelled: "Cancelled",
  held: "Held",
};

export function stateOf(step: Pick<StepView, "status" | "waiting">): CardState {
  switch (step.status) {
    case "waiting":
      if (step.waiting?.reason === "question") return "asking";
      return step.waiting === null ? "waiting" : "held";
    case "running":
      return "running";
    case "succeeded":
      return "done";
    case "failed":
      return "failed";
    case "cancelled":
      return "cancelled";
    case "skipped":
      return "skipped";
    case "reused":
      return "reused";
    default:
      return assertNever(step.status);
  }
}

function wordOf(run: RunView, step: StepView, state: CardState, calls: CallView[]): string {
  if (step.waiting?.reason === "retry" && state === "held") return "Tries again";
  if (step.waiting?.reason === "worker") return "Stalled";
  if (state !== "running" || step.plans.length === 0 || calls.some((call) => call.status === "open")) return words[state];
  const busy = [...run.steps.values()].some(
    (child) => child.parentId === step.id && (child.status === "running" || child.status === "waiting"),
  );
  return busy ? "Waits for tasks" : words[state];
}

/** At most this much text reaches a card; it shows two lines. */
const shown = 160;

function textOf(step: StepView, calls: CallView[]): CardRun["text"] {
  const last = calls.at(-1);
  if (step.status === "running" && last?.status === "open" && last.text !== "")
    return { sort: "stream", text: planTitles(last.text)?.join(", ").slice(-shown) ?? last.text.slice(-shown) };
  if (step.status === "running" && last?.status === "open" && last.sort !== "model" && callName(last) !== "")
    return { sort: "stream", text: `Calls ${callName(last)}`.slice(0, shown) };
  if (step.error !== null && (step.status === "failed" || step.status === "waiting"))
    return { sort: "error", text: `${step.error.message}${tries(step)}`.slice(0, shown) };
  const tasks = step.plans.flatMap((plan) => plan.tasks);
  const output = tasks.length > 0 ? planText(tasks) : outputText(step.output) || heads(calls);
  return output === "" ? null : { sort: "output", text: plain(output).slice(0, shown) };
}

function planText(tasks: readonly Task[]): string {
  const titles = tasks.filter(({ title }) => !isHidden(title)).map(({ title }) => title);
  const count = tasks.length === 1 ? "One task" : `${tasks.length} tasks`;
  return titles.length === 0 ? count : `${count}: ${titles.join(", ")}`;
}

function tries(step: StepView): string {
  return step.attempts.length > 1 ? ` ${step.attempts.length} tries.` : "";
}

/** A plan that waits for a person is not the step's yet: its titles stand in what was said. */
function heads(calls: CallView[]): string {
  const text = calls.findLast((call) => call.text !== "" && call.withdrawn === null)?.text ?? "";
  return planTitles(text)?.join(", ") ?? text.slice(0, shown);
}

/** A big value is elsewhere (`$ref`), and a hidden one nowhere: then the streamed text has to do. */
function outputText(output: JsonValue): string {
  if (output === null || isHidden(output) || (isObject(output) && Object.hasOwn(output, "$ref"))) return "";
  const judgement = judgementOf(output);
  if (judgement !== null) return `${judgement.score.toFixed(2)} ${judgement.feedback}`.trim();
  return typeof output === "string" ? output.slice(0, shown) : (JSON.stringify(output)?.slice(0, shown) ?? "");
}

function timeOf(step: StepView, now: number): string {
  if (step.startedAt === null) return "";
  return duration((step.endedAt ?? Math.max(now, step.startedAt)) - step.startedAt);
}

function costOf(run: RunView, step: StepView, state: CardState, calls: CallView[], estimate: string | null): string {
  if (estimate === null) return "";
  if (state === "reused") return "$0";
  const sum = sumOf(run, step, calls);
  const open = state === "waiting" || state === "held" || state === "running";
  if (sum.costNanoUsd === 0n && sum.unpricedCalls === 0 && sum.lostNanoUsd === 0n && open) return estimate;
  return sum.calls === 0 ? "" : sumMoney(sum.costNanoUsd, sum.unpricedCalls, sum.lostNanoUsd);
}

/** What asks nobody by itself, a container or a sub-graph, costs what all inside of it does; the tasks of a plan have cards of their own. */
function sumOf(run: RunView, step: StepView, calls: CallView[]): Sum {
  const inside = calls.length === 0 ? insidesOf(run).get(step.id) : undefined;
  const { costNanoUsd, unpricedCalls } = step;
  return inside?.sum ?? { costNanoUsd, unpricedCalls, lostNanoUsd: lostIn(calls), calls: calls.length };
}

/** Two lines have no room for the marks of Markdown. */
function plain(text: string): string {
  return text.replaceAll(/^#+ |[*`]+/gm, "");
}
