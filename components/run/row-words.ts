import { spent, type Frame } from "@/components/run/frame";
import { assertNever } from "@/lib/core/assert-never";
import type { StepErrorCode } from "@/lib/core/errors";
import { duration, sumMoney } from "@/lib/core/format";
import { statusWords } from "@/components/ui/status-sign";
import type { CardState } from "@/lib/nodes/card-props";
import type { Row } from "@/lib/trace/row";

/** The sign of a row: the step's status, where what holds it back has a sign of its own. */
export function signOf(row: Pick<Row, "status" | "held" | "asks">): CardState {
  switch (row.status) {
    case "waiting":
      return row.asks ? "asking" : row.held ? "held" : "waiting";
    case "running":
      return "running";
    case "succeeded":
      return "done";
    case "failed":
      return "failed";
    case "cancelled":
      return "cancelled";
    case "skipped":
      return "skipped";
    case "reused":
      return "reused";
    default:
      return assertNever(row.status);
  }
}

type Cost = Pick<Row, "costNanoUsd" | "unpricedCalls" | "lostNanoUsd" | "status">;

/** `$0.0017`; empty where nothing was asked, `unpriced` or `≥ $0.0017` where a price is not known, `≤ $0.0210` where a call broke off. */
export function costText(row: Cost): string {
  if (row.costNanoUsd === null) return "";
  const isNought = row.costNanoUsd === 0n && row.unpricedCalls === 0 && row.lostNanoUsd === 0n;
  // A call that has not ended has not cost anything yet: no number is better than a false nought.
  return isNought && row.status === "running" ? "" : sumMoney(row.costNanoUsd, row.unpricedCalls, row.lostNanoUsd);
}

/** The cost of a row with all that is folded under it: what is seen always adds up. */
export function shownCost(row: Cost & Pick<Row, "inside">, folded: boolean): string {
  const { inside } = row;
  if (!folded || inside === null || inside.calls === 0) return costText(row);
  return costText({
    ...row,
    costNanoUsd: (row.costNanoUsd ?? 0n) + inside.costNanoUsd,
    unpricedCalls: row.unpricedCalls + inside.unpricedCalls,
    lostNanoUsd: row.lostNanoUsd + inside.lostNanoUsd,
  });
}

/** What is said of a row beside what stands in it. `time` in milliseconds, null: it has none; `cost` as it is shown. */
type Heard = { time: number | null; cost: string; onCriticalPath: boolean; folded: boolean };

/** `Payback model, task t5, done, $0.0017, 7.1 s, on the critical path`. */
export function rowName(row: Row, { time, cost, onCriticalPath, folded }: Heard): string {
  const parts = [
    row.name,
    row.taskId === null ? "" : `task ${row.taskId.replace(/^t(?=\d)/, "")}`,
    row.part ?? "",
    statusWords[signOf(row)].toLowerCase(),
    cost,
    time === null ? "" : duration(time),
    row.tries > 1 ? `${row.tries} tries` : "",
    onCriticalPath ? "on the critical path" : "",
    row.fold === null ? "" : folded ? "folded" : "open",
  ];
  return parts.filter((part) => part !== "").join(", ");
}

/** What stands beside the end of a row's bar: why it does not move, or why it broke. */
export function remarkOf(frame: Frame, row: Row): string {
  if (row.status === "failed" && row.error !== null) return errorWords[row.error.code];
  if (row.asks && frame.view.endedAt === null) return "needs you";
  if (row.stalled) return "no worker";
  const last = row.segments.at(-1);
  if (last === undefined || last.to !== null || frame.view.endedAt !== null) return "";
  switch (last.kind) {
    case "children":
      return row.fold === null ? "waits for tasks" : "";
    case "stream":
      return row.model === null ? "" : "streaming";
    case "held":
      return "held by a limit";
    case "wait":
      return "tries again";
    case "queued":
    case "first":
    case "tool":
    case "failed":
    case "reused":
      return "";
    default:
      return assertNever(last.kind);
  }
}

/** Why something failed, in two or three words. */
export const errorWords: Record<StepErrorCode, string> = {
  input_invalid: "input not valid",
  reference_missing: "value missing",
  expression_failed: "expression failed",
  model_refused: "model refused",
  model_bad_request: "request refused",
  auth_failed: "key refused",
  rate_limited: "rate limit (429)",
  overloaded: "overloaded (529)",
  provider_failed: "provider failed",
  connection_failed: "no connection",
  stream_stalled: "stream stalled",
  step_timeout: "took too long",
  output_truncated: "answer cut off",
  output_invalid: "answer not valid",
  plan_invalid: "plan not valid",
  context_too_long: "too long for the model",
  budget_exceeded: "over the spend cap",
  token_limit: "over the token limit",
  time_limit: "over the time limit",
  tool_failed: "tool failed",
  http_failed: "request failed",
  address_refused: "address refused",
  quorum_missed: "too few results",
  rejected: "sent back",
  question_expired: "nobody answered",
  limit_reached: "limit reached",
  subgraph_failed: "sub-graph failed",
  recording_mismatch: "differs from the record",
  internal: "internal error",
};

/** The row's own words for its time so far; empty where it has none. */
export function timeText(frame: Frame, row: Row): string {
  const time = spent(frame, row);
  return time === null ? "" : duration(time);
}
