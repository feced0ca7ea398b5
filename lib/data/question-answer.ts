import "server-only";
import type { PlanRules, QuestionAnswer } from "@/lib/contract/questions";
import type { RunId } from "@/lib/core/ids";
import { toGivenAnswer } from "@/lib/data/given-answer";
import type { Asker } from "@/lib/data/owners";
import { loadPayloads, type LoadedPayloads } from "@/lib/data/payloads";
import { isoOf } from "@/lib/data/run-answer";
import { findRunSpec } from "@/lib/data/runs";
import { programAt } from "@/lib/engine/scope";
import { catalogue } from "@/lib/model/catalogue";
import { taskGuesses } from "@/lib/money/task-guess";
import { partsOf } from "@/lib/spec/parts-of";
import type { OperationOf, Part, Spec } from "@/lib/spec/spec";
import type { QuestionView, RunView } from "@/lib/trace/run-view";

/** A question in its run. */
export type Asking = { view: RunView; number: number; graphName: string; question: QuestionView };

/** Questions for the API, with big values loaded and what a plan may be changed to. Specs are read for plans only. */
export async function toQuestionAnswers(asker: Asker, asked: Asking[]): Promise<QuestionAnswer[]> {
  const loads = new Map<RunId, LoadedPayloads>();
  const specs = new Map<RunId, Spec | null>();
  for (const { view } of asked) {
    if (loads.has(view.id)) continue;
    const own = asked.filter((other) => other.view.id === view.id).map((other) => other.question);
    const values = own.flatMap(({ value, answer }) => [value, ...(answer?.value === undefined ? [] : [answer.value])]);
    loads.set(view.id, await loadPayloads(asker, view.id, values));
    if (own.some((question) => question.kind === "plan")) specs.set(view.id, await findRunSpec(asker, view.id));
  }
  return asked.map((asking) => {
    const { view } = asking;
    return toQuestionAnswer(asking, loads.get(view.id) ?? ((value) => value), specs.get(view.id) ?? null);
  });
}

/** The planner's part that a question about a plan comes from. */
export function plannerOf(view: RunView, question: QuestionView, spec: Spec): OperationOf<"plan"> | null {
  const work = partsAround(view, question, spec).get(question.nodeId)?.work;
  return question.kind === "plan" && work?.op === "plan" ? work : null;
}

/** The parts of the graph that asks: its own ones, where it is run by another. */
function partsAround(view: RunView, { stepId }: QuestionView, spec: Spec): ReadonlyMap<string, Part> {
  return partsOf(programAt(spec, view.steps.get(stepId)?.path ?? "").spec);
}

function toQuestionAnswer(asking: Asking, load: LoadedPayloads, spec: Spec | null): QuestionAnswer {
  const { view, question, number, graphName } = asking;
  const { id, kind, stepId, nodeId, message, editable, onTimeout, answer } = question;
  const step = view.steps.get(stepId);
  const planner = spec === null ? null : plannerOf(view, question, spec);
  return {
    id,
    kind,
    runId: view.id,
    runNumber: number,
    graphName,
    stepId,
    nodeId,
    nodeName: step?.name || nodeId,
    nodeKind: step?.kind ?? "",
    message,
    value: load(question.value),
    editable,
    createdAt: new Date(question.askedAt).toISOString(),
    expiresAt: isoOf(question.expiresAt),
    onTimeout,
    plan: planner === null || spec === null ? null : rulesOf(planner, takenIds(view, question), partsAround(view, question, spec)),
    answer: answer && toGivenAnswer(answer, load),
  };
}

/** Ids of the tasks of earlier rounds of the planner that asks. */
export function takenIds(view: RunView, question: QuestionView): string[] {
  const written = view.steps.get(question.stepId)?.plans.filter((plan) => plan.written) ?? [];
  return written.flatMap((plan) => plan.tasks.map((task) => task.id));
}

function rulesOf({ maxTasks, delegates }: OperationOf<"plan">, taken: string[], parts: ReadonlyMap<string, Part>): PlanRules {
  const today = new Date();
  const named = delegates.map(({ id, name, model, taskModels }) => {
    const part = parts.get(id);
    return { id, name, model, taskModels, likely: part === undefined ? [] : taskGuesses(part, taskModels, catalogue, today) };
  });
  return { maxTasks, taken, delegates: named };
}
