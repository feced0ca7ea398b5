import { change, endWaits, type Draft } from "@/lib/trace/draft";
import type { EventOf } from "@/lib/trace/event";

/** What people are asked, and what they answered. A step whose question is answered works on. */
export function foldQuestion(run: Draft, event: EventOf<"question.asked" | "question.answered">, at: number): void {
  if (event.type === "question.asked") {
    const { questionId: id, stepId, nodeId, kind, message, value, editable, onTimeout = null } = event;
    const expiresAt = event.expiresAt === undefined ? null : Date.parse(event.expiresAt);
    run.questions.set(id, { id, stepId, nodeId, kind, message, value, editable, askedAt: at, expiresAt, onTimeout, answer: null });
    return;
  }
  const question = run.questions.get(event.questionId);
  if (question === undefined || question.answer !== null) return;
  const { decision, value, by } = event;
  run.questions.set(question.id, { ...question, answer: { decision, value, by, at } });
  change(run, question.stepId, (step) =>
    step.waiting?.reason === "question" ? { ...step, status: "running", waiting: null, waits: endWaits(step, at) } : step,
  );
}
