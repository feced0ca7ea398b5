import type { Fault } from "@/lib/model/simulated/faults";
import type { Refusal } from "@/lib/model/simulated/refusals";

/** Faults that take the place of an answer. */
export function errorFault(fault: Fault): { refusal: Refusal; headers: Record<string, string> } | null {
  switch (fault.kind) {
    case "429":
      return {
        refusal: { status: 429, type: "rate_limit_error", message: "This request would exceed your organization's rate limit." },
        headers: { "retry-after": String(fault.retryAfterSeconds ?? 1) },
      };
    case "spend_cap":
      return {
        refusal: {
          status: 429,
          type: "rate_limit_error",
          message: "Your organization has reached its monthly usage limit.",
          details: { error_code: "enforced_spend_limit_reached" },
        },
        headers: {},
      };
    case "500":
      return { refusal: { status: 500, type: "api_error", message: "Internal server error" }, headers: {} };
    case "529":
      return { refusal: { status: 529, type: "overloaded_error", message: "Overloaded" }, headers: {} };
    default:
      return null;
  }
}
