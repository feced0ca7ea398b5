import { answerQuestion } from "@/lib/contract/questions";
import { assertNever } from "@/lib/core/assert-never";
import { runId } from "@/lib/core/ids";
import * as runtime from "@/lib/runtime/answer";
import { forOwner } from "@/app/api/_http/handle";
import { notFound, Refusal } from "@/app/api/_http/refusal";

export const POST = forOwner(answerQuestion, async (asker, { params, body }) => {
  const answered = await runtime.answerQuestion(asker, runId.parse(params.runId), params.questionId, body);
  if (!answered.ok) throw toRefusal(answered.error);
  return { id: params.questionId, runId: params.runId, decision: body.decision, value: answered.value.value };
});

function toRefusal(not: runtime.NotAnswered): Refusal {
  switch (not.as) {
    case "missing":
      return notFound();
    case "answered":
      return new Refusal("already_answered", "This question was answered otherwise, or nobody waits for its answer any more.");
    case "ended":
      return new Refusal("run_ended", "The run has ended, so nobody waits for an answer.");
    case "input_invalid":
      return new Refusal("input_invalid", not.errors.map((error) => error.message).join(" "), { errors: not.errors });
    default:
      return assertNever(not);
  }
}
