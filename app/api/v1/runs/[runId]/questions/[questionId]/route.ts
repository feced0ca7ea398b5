import { answerQuestion, type GivenAnswer } from "@/lib/contract/questions";
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
      return alreadyAnswered(not.answer);
    case "ended":
      return new Refusal("run_ended", "The run has ended, so nobody waits for an answer.");
    case "input_invalid":
      return new Refusal("input_invalid", not.errors.map((error) => error.message).join(" "), { errors: not.errors });
    default:
      return assertNever(not);
  }
}

function alreadyAnswered(answer: GivenAnswer | null): Refusal {
  if (answer === null) return new Refusal("already_answered", "Nobody waits for this answer any more.");
  const how = answer.decision === "approve" ? "approved" : "sent back";
  const who = answer.by === "person" ? "by a person" : "because its time was over";
  return new Refusal("already_answered", `It was ${how} ${who} at ${answer.at}, and that answer counts.`, { answer });
}
