import type { Asked } from "@/lib/engine/ports";
import type { Record } from "@/lib/engine/record";
import type { QuestionView, RunView } from "@/lib/trace/run-view";

/** Makes events of what people asked the run for (E13), each once, and of questions whose time is over. */
export function applyRequests(record: Record, asked: readonly Asked[], owner: { worker: string; epoch: number }, now: number): void {
  const answered: string[] = [];
  for (const request of asked) {
    if (request.kind === "cancel") {
      if (!record.view.cancelRequested) record.emit({ type: "run.cancel_requested", by: request.by });
      continue;
    }
    const question = openQuestions(record.view).find(({ id }) => id === request.questionId);
    if (question === undefined) continue;
    const { decision, value } = request;
    answer(record, question, { decision, by: "person", ...(value === undefined ? {} : { value: record.keep(value) }) });
    answered.push(question.id);
  }
  for (const question of openQuestions(record.view)) {
    if (question.expiresAt === null || question.expiresAt > now) continue;
    answer(record, question, { decision: question.onTimeout ?? "reject", by: "timeout" });
    answered.push(question.id);
  }
  if (answered.length > 0 && record.view.status === "waiting") record.emit({ type: "run.resumed", questionIds: answered, ...owner });
}

type Given = Pick<Extract<Parameters<Record["emit"]>[0], { type: "question.answered" }>, "decision" | "value" | "by">;

function answer(record: Record, { id, stepId }: QuestionView, given: Given): void {
  record.emit({ type: "question.answered", questionId: id, stepId, ...given });
}

/** Questions that somebody still waits for. A step may ask several at once, and work on after the first answer. */
export function openQuestions(run: RunView): QuestionView[] {
  return [...run.questions.values()].filter(({ answer: given, stepId }) => {
    const status = run.steps.get(stepId)?.status;
    return given === null && (status === "waiting" || status === "running");
  });
}

/** When the next open question's time is over, in milliseconds since 1970. */
export function nextExpiry(run: RunView): number | null {
  const times = openQuestions(run).flatMap(({ expiresAt }) => expiresAt ?? []);
  return times.length === 0 ? null : Math.min(...times);
}
