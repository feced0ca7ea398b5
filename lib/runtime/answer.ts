import "server-only";
import { z } from "zod";
import type { GivenAnswer } from "@/lib/contract/questions";
import { inputBounds, outOfBounds } from "@/lib/core/bounds";
import { canonicalJson, isObject, jsonValue, type JsonValue } from "@/lib/core/json";
import type { RunId } from "@/lib/core/ids";
import { err, ok, type Result } from "@/lib/core/result";
import { toGivenAnswer } from "@/lib/data/given-answer";
import type { Asker } from "@/lib/data/owners";
import { loadPayloads } from "@/lib/data/payloads";
import { plannerOf, takenIds } from "@/lib/data/question-answer";
import { findAsked } from "@/lib/data/questions";
import { findRunSpec } from "@/lib/data/runs";
import { openQuestions } from "@/lib/engine/requests";
import type { InputProblem } from "@/lib/graph/input";
import { checkPlan } from "@/lib/operations/plan-format";
import { leaveRequest } from "@/lib/runtime/leave-request";
import type { QuestionView, RunView } from "@/lib/trace/run-view";

const given = z.object({ decision: z.enum(["approve", "reject"]), value: jsonValue.optional() });
export type Given = z.infer<typeof given>;

/** `answer`: the one that counts; null: nobody waits for one any more. */
export type NotAnswered =
  { as: "missing" | "ended" } | { as: "answered"; answer: GivenAnswer | null } | { as: "input_invalid"; errors: InputProblem[] };

/** Leaves an answer with a run, once: its owner makes that an event (E13). The same answer again is harmless, another one comes too late. */
export async function answerQuestion(
  asker: Asker,
  run: RunId,
  id: string,
  answer: Given,
): Promise<Result<{ value: JsonValue }, NotAnswered>> {
  const found = await findAsked(asker, run, id);
  if (found === null) return err({ as: "missing" });
  const { view, question } = found;
  const load = await loadPayloads(asker, run, [question.value, question.answer?.value ?? null]);
  const asked = load(question.value);
  const isSame = (other: Given) => meaningOf(other, asked) === meaningOf(answer, asked);
  const done = ok({ value: answer.value ?? asked });
  if (question.answer !== null) {
    const { decision: before, value: kept } = question.answer;
    const isThisOne = isSame({ decision: before, value: kept === undefined ? undefined : load(kept) });
    return isThisOne ? done : err({ as: "answered", answer: toGivenAnswer(question.answer, load) });
  }
  if (view.endedAt !== null) return err({ as: "ended" });
  // The step that asked was cancelled, or has failed: nobody waits for an answer.
  if (!openQuestions(view).some((open) => open.id === id)) return err({ as: "answered", answer: null });
  const errors = await problemsOf(asker, view, question, answer);
  if (errors.length > 0) return err({ as: "input_invalid", errors });
  const { decision, value } = answer;
  const body = { questionId: id, decision, ...(value === undefined ? {} : { value }) };
  // The question's own id: of two answers the second finds the first.
  const left = await leaveRequest({ ownerId: asker.ownerId, run, id, kind: "answer", body });
  if (left === "unknown") return err({ as: "missing" });
  // It ended since we looked: whether by another answer stands in its journal now.
  if (left === "ended") return answerQuestion(asker, run, id, answer);
  if (left.before === undefined) return done;
  const before = given.parse(left.before.body);
  return isSame(before) ? done : err({ as: "answered", answer: { ...before, by: "person", at: left.before.at.toISOString() } });
}

/** Leaving the value out and sending it as it was come to the same. */
function meaningOf({ decision, value }: Given, asked: JsonValue): string {
  return canonicalJson([decision, value ?? asked]);
}

async function problemsOf(asker: Asker, view: RunView, question: QuestionView, { value }: Given): Promise<InputProblem[]> {
  if (value === undefined) return [];
  if (!question.editable) return [{ field: "value", message: "This question takes no other value: approve or reject it as it is." }];
  const excess = outOfBounds(value, inputBounds);
  if (excess !== null) return [{ field: "value", message: `The value is too large. ${excess}` }];
  if (question.kind !== "plan") return [];
  const spec = await findRunSpec(asker, view.id);
  const planner = spec === null ? null : plannerOf(view, question, spec);
  if (planner === null) throw new Error(`question ${question.id} of run ${view.id} is about a plan, and no planner asked it`);
  const { tasks, ...rest } = isObject(value) ? value : {};
  const unknown = Object.keys(rest).map((key) => ({ field: `value.${key}`, message: "There is no such field." }));
  const checked = checkPlan(planner, JSON.stringify({ tasks, output: null }), { taken: takenIds(view, question) });
  return [...unknown, ...(checked.ok ? [] : checked.error.map((message) => ({ field: "value.tasks", message })))];
}
