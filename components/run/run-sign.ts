import { isGoing } from "@/components/runs/is-going";
import { statusWords } from "@/components/ui/status-sign";
import { assertNever } from "@/lib/core/assert-never";
import type { CardState } from "@/lib/nodes/card-props";
import type { RunView } from "@/lib/trace/run-view";

/** `stalled`: no worker drives it, though one should; left out where nobody asked. */
type Standing = Pick<RunView, "status"> & { stalled?: boolean };

/** The sign of a run as a whole. */
export function runSign({ status, stalled = false }: Standing): CardState {
  switch (status) {
    case "queued":
      return "waiting";
    case "running":
      return stalled ? "waiting" : "running";
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

/** A run that was asked to stop says so at once, before its worker has stopped it. One that nobody drives says that before all. */
export function runWord(run: Standing & Partial<Pick<RunView, "cancelRequested">>, asked: boolean): string {
  if (run.stalled === true) return "Stalled";
  if (isGoing(run) && (asked || run.cancelRequested === true)) return "Cancelling";
  return run.status === "queued" ? "Queued" : statusWords[runSign(run)];
}
