import { statusWords } from "@/components/ui/status-sign";
import { assertNever } from "@/lib/core/assert-never";
import type { CardState } from "@/lib/nodes/card-props";
import type { RunView } from "@/lib/trace/run-view";

/** The sign of a run as a whole. */
export function runSign({ status }: Pick<RunView, "status">): CardState {
  switch (status) {
    case "queued":
      return "waiting";
    case "running":
      return "running";
    case "waiting":
      return "asking";
    case "succeeded":
      return "done";
    case "failed":
      return "failed";
    case "cancelled":
      return "cancelled";
    default:
      return assertNever(status);
  }
}

/** A run that was asked to stop says so at once, before its worker has stopped it. */
export function runWord(view: RunView, asked: boolean): string {
  if (view.endedAt === null && (asked || view.cancelRequested)) return "Cancelling";
  return view.status === "queued" ? "Queued" : statusWords[runSign(view)];
}
