import "server-only";
import { APIConnectionError, APIError } from "@anthropic-ai/sdk";
import { StepError, type StepErrorCode } from "@/lib/core/errors";
import { retryAfterMs } from "@/lib/core/retry-after";
import { StreamError } from "@/lib/model/accumulate";
import { ModelCallError } from "@/lib/model/model-call-error";
import type { Usage } from "@/lib/trace/event";

type Retry = StepError["retry"];
type Verdict = { code: StepErrorCode; again: boolean };

const wait = { again: true } as const;
const never = { again: false } as const;

/** Turns whatever ended a call early into our error, with what the call may have cost. */
export function callFailure(cause: unknown, usage: Usage | null): ModelCallError {
  const known = { usage, status: null, requestId: null };
  if (cause instanceof ModelCallError) return cause;
  if (cause instanceof StreamError || cause instanceof SyntaxError) {
    return new ModelCallError("connection_failed", `The answer broke off: ${cause.message}.`, wait, known, { cause });
  }
  if (cause instanceof APIError && !(cause instanceof APIConnectionError)) return fromApi(cause, usage);
  return new ModelCallError("connection_failed", `The connection to the model failed: ${rootMessage(cause)}.`, wait, known, { cause });
}

/** The caller stopped the call. A StepError as the signal's reason (a timeout of the step) says what that means. */
export function stoppedCall(reason: unknown, usage: Usage | null): ModelCallError {
  const known = { usage, status: null, requestId: null };
  if (reason instanceof StepError) return new ModelCallError(reason.code, reason.message, reason.retry, known, { cause: reason });
  return new ModelCallError("connection_failed", "The call was stopped.", never, known, { cause: reason });
}

export function stalledCall(idleMs: number, usage: Usage | null): ModelCallError {
  return new ModelCallError("stream_stalled", `The model was silent for ${idleMs / 1000} s.`, wait, {
    usage,
    status: null,
    requestId: null,
  });
}

function fromApi(error: APIError, usage: Usage | null): ModelCallError {
  const { code, again } = verdict(error);
  const known = { usage, status: error.status ?? null, requestId: error.requestID ?? null };
  return new ModelCallError(code, message(error), again ? retryAdvice(error) : never, known, { cause: error });
}

/** By the stable error code first, then by type and status; message text only where the API offers nothing else. */
function verdict(error: APIError): Verdict {
  if (isSpendLimit(error)) return { code: "rate_limited", again: false };
  const found = byStatus(error);
  const advice = error.headers?.get("x-should-retry");
  return advice === "false" ? { ...found, again: false } : found;
}

function isSpendLimit(error: APIError): boolean {
  if (error.errorCode !== null) return /spend_limit|billing/.test(error.errorCode);
  return (
    error.type === "billing_error" || error.status === 402 || (error.status === 400 && /usage limits|credit balance/i.test(error.message))
  );
}

function byStatus(error: APIError): Verdict {
  switch (error.status ?? statusOf(error.type)) {
    case 400:
    case 404:
    case 422:
      return {
        code: /prompt is too long|exceed(s)? (the )?context/i.test(error.message) ? "context_too_long" : "model_bad_request",
        again: false,
      };
    case 401:
    case 403:
      return { code: "auth_failed", again: false };
    case 413:
      return { code: "context_too_long", again: false };
    case 429:
      return { code: "rate_limited", again: true };
    case 529:
      return { code: "overloaded", again: true };
    default:
      return { code: "provider_failed", again: (error.status ?? 500) >= 500 || error.status === 408 || error.status === 409 };
  }
}

/** An error within the stream has a type and no status. */
function statusOf(type: APIError["type"]): number {
  const statuses: Record<string, number> = {
    invalid_request_error: 400,
    authentication_error: 401,
    permission_error: 403,
    not_found_error: 404,
    rate_limit_error: 429,
    overloaded_error: 529,
  };
  return statuses[type ?? ""] ?? 500;
}

function retryAdvice(error: APIError): Retry {
  const exact = Number.parseFloat(error.headers?.get("retry-after-ms") ?? "");
  const afterMs = retryAfterMs(exact > 0 ? String(exact / 1_000) : (error.headers?.get("retry-after") ?? null), Date.now());
  return afterMs === null ? wait : { again: true, afterMs };
}

function message(error: APIError): string {
  const said = error.apiMessage ?? error.message;
  return error.status === undefined ? said : `${said} (HTTP ${error.status})`;
}

/** The SDK says "Connection error."; what went wrong stands at the end of the chain of causes. */
function rootMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? rootMessage(error.cause) : error.message.replace(/\.$/, "") || error.name;
}
