import "server-only";
import { StepError } from "@/lib/core/errors";
import type { Outcome, StepPorts } from "@/lib/engine/handler";
import { promptText } from "@/lib/operations/ask-model";
import type { OperationOf } from "@/lib/spec/spec";
import { resolveTemplate } from "@/lib/template/resolve";

type Work = OperationOf<"ask">;

/** A person approves, rejects, or approves something else instead. */
export async function ask(work: Work, step: StepPorts): Promise<Outcome> {
  const value = await resolveTemplate(work.value, step.lookup);
  const message = await promptText(work.message, step);
  const { editable, timeoutSeconds: seconds, onTimeout } = work;
  const question = {
    kind: "approval",
    message,
    value,
    editable,
    seconds,
    onTimeout: onTimeout === "approve" ? "approve" : "reject",
  } as const;
  const answer = await step.ask(question);
  const isLate = answer.by === "timeout";
  if (isLate && onTimeout === "fail") throw new StepError("question_expired", `Nobody answered within ${seconds} s.`);
  const output = answer.value !== undefined && editable ? answer.value : value;
  if (answer.decision === "approve") return { output, livePorts: ["approved"] };
  if (work.onReject === "pass") return { output, livePorts: ["rejected"] };
  throw new StepError("rejected", isLate ? `Nobody answered within ${seconds} s, which counts as a no.` : "A person rejected it.");
}
