import { z } from "zod";

export const stepErrorCodes = [
  "input_invalid",
  "reference_missing",
  "expression_failed",
  "model_refused",
  "model_bad_request",
  "auth_failed",
  "rate_limited",
  "overloaded",
  "provider_failed",
  "connection_failed",
  "stream_stalled",
  "step_timeout",
  "output_truncated",
  "output_invalid",
  "plan_invalid",
  "context_too_long",
  "budget_exceeded",
  "token_limit",
  "time_limit",
  "tool_failed",
  "http_failed",
  "address_refused",
  "quorum_missed",
  "rejected",
  "question_expired",
  "limit_reached",
  "subgraph_failed",
  "recording_mismatch",
  "internal",
] as const;
export const stepErrorCode = z.enum(stepErrorCodes);
export type StepErrorCode = z.infer<typeof stepErrorCode>;

/** The error of a step or run as it stands in the trace. */
export const stepFailure = z.object({
  code: stepErrorCode,
  message: z.string(),
  retryable: z.boolean(),
  nodeId: z.string().optional(),
  stepId: z.string().optional(),
});
export type StepFailure = z.infer<typeof stepFailure>;

/** What a handler throws. It says whether to try again; the engine decides. `afterMs` is the least wait the provider asked for. */
export class StepError extends Error {
  constructor(
    readonly code: StepErrorCode,
    message: string,
    readonly retry: { again: false } | { again: true; afterMs?: number } = { again: false },
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "StepError";
  }
}

export const problemCodes = [
  "document_invalid",
  "version_newer",
  "field_unknown",
  "field_missing",
  "field_invalid",
  "id_duplicate",
  "id_reserved",
  "kind_unsupported",
  "input_count",
  "output_missing",
  "node_unreachable",
  "cycle",
  "port_unknown",
  "port_type",
  "edge_dangling",
  "edge_border",
  "planner_without_delegate",
  "delegate_without_planner",
  "delegate_has_flow",
  "reference_unknown",
  "reference_not_upstream",
  "reference_syntax",
  "expression_syntax",
  "expression_type",
  "model_unknown",
  "model_retired",
  "model_retiring",
  "model_unpriced",
  "setting_refused",
  "secret_unknown",
  "server_unknown",
  "subgraph_unknown",
  "subgraph_cycle",
  "schema_unsupported",
  "limit_exceeded",
] as const;

/** A finding of the compiler: what is wrong where, and how to mend it. */
export const problem = z.object({
  code: z.enum(problemCodes),
  severity: z.enum(["error", "warning"]),
  nodeId: z.string().optional(),
  edgeId: z.string().optional(),
  field: z.string().optional(),
  message: z.string(),
  hint: z.string(),
});
export type Problem = z.infer<typeof problem>;
export type ProblemCode = Problem["code"];
