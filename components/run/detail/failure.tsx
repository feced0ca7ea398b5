import { OctagonX, RotateCw } from "lucide-react";
import { assertNever } from "@/lib/core/assert-never";
import type { StepErrorCode, StepFailure } from "@/lib/core/errors";
import { counted } from "@/lib/core/format";
import type { StepView } from "@/lib/trace/run-view";

/** What went wrong, what follows from it, and the code. */
export function Failure({ error, step }: { error: StepFailure; step: StepView }) {
  const waits = step.status === "waiting";
  const Icon = waits ? RotateCw : OctagonX;
  return (
    <section className="failure" data-kind={waits ? "again" : "failed"}>
      <p className="failure-what">
        <Icon aria-hidden />
        <span>{error.message}</span>
      </p>
      <p className="failure-then">{[effectOf(step), wayOn(error.code)].filter((text) => text !== "").join(" ")}</p>
      <code>{error.code}</code>
    </section>
  );
}

function effectOf(step: StepView): string {
  const tries = step.attempts.length;
  if (step.status === "waiting") return `Try ${tries} failed; the next one follows.`;
  const tried = tries > 1 ? `${counted(tries, "try", "tries")}. ` : "";
  switch (step.handledBy) {
    case "run":
      return `${tried}The run ended with it. All finished steps are kept.`;
    case "continue":
      return `${tried}The run went on with the error as its value.`;
    case "port":
      return `${tried}The run went on through the error port.`;
    case "planner":
      return `${tried}Its planner was told; the run went on.`;
    case "container":
      return `${tried}The loop or map around it handled it.`;
    case null:
      return tried;
    default:
      return assertNever(step.handledBy);
  }
}

/** What to do about it, where there is something. */
export function wayOn(code: StepErrorCode): string {
  switch (code) {
    case "auth_failed":
      return "Check the key in the settings, then run again.";
    case "rate_limited":
    case "overloaded":
    case "provider_failed":
    case "connection_failed":
    case "stream_stalled":
      return "Run again later, or choose another model.";
    case "budget_exceeded":
      return "Raise the spend cap, or choose a cheaper model.";
    case "token_limit":
    case "time_limit":
    case "step_timeout":
    case "limit_reached":
      return "Raise the limit, or give it less to do.";
    case "context_too_long":
      return "Shorten the prompt, or choose a model with a larger context.";
    case "model_bad_request":
    case "reference_missing":
    case "expression_failed":
    case "input_invalid":
      return "Mend the node in the editor, then run again.";
    case "model_refused":
    case "output_invalid":
    case "plan_invalid":
      return "Reword the prompt, or choose another model.";
    default:
      return "";
  }
}
