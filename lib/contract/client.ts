import type { z } from "zod";
import { problemDetails, type ProblemDetails } from "@/lib/contract/problem-details";
import type { Operation, Params } from "@/lib/contract/operation";

/** What the server refused, with its stable `code`; `unreachable` where there was no answer at all. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    readonly problem: ProblemDetails | null,
    options?: ErrorOptions,
  ) {
    super(problem?.detail ?? "Baton does not answer. Is it still running?", options);
    this.name = "ApiError";
  }
}

type Nothing = Record<never, never>;
type Call<P extends string, Q extends z.ZodType, B extends z.ZodType> = (Params<P> extends Record<never, string>
  ? keyof Params<P> extends never
    ? Nothing
    : { params: Params<P> }
  : Nothing) &
  (z.input<B> extends undefined ? Nothing : { body: z.input<B> }) & {
    query?: z.input<Q>;
    /** The revision that the change was made on. */
    ifMatch?: number;
    signal?: AbortSignal;
  };

/** Makes one call: `await call(getGraph, { params: { graphId } })`. Throws ApiError and nothing else, aborts apart. */
export async function call<P extends string, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  operation: Operation<P, Q, B, A>,
  given: Call<P, Q, B>,
): Promise<z.output<A>> {
  // The conditional type cannot be read by name in here; every field of it is one of these.
  const loose = given as {
    params?: Record<string, string>;
    body?: unknown;
    query?: Record<string, unknown>;
    ifMatch?: number;
    signal?: AbortSignal;
  };
  const headers: Record<string, string> = { accept: "application/json, application/problem+json" };
  if (loose.body !== undefined) headers["content-type"] = "application/json";
  if (loose.ifMatch !== undefined) headers["if-match"] = toETag(loose.ifMatch);
  const response = await reach(addressOf(operation, loose), {
    method: operation.method,
    headers,
    body: loose.body === undefined ? null : JSON.stringify(loose.body),
    signal: loose.signal ?? null,
  });
  if (!response.ok) throw await refused(response);
  // A run that was waited for comes back as 200 with another shape: callers that wait use fetch themselves.
  return operation.answer.parse(response.status === 204 ? undefined : await response.json());
}

/** `/api/v1/runs/abc/events?after=3`, also for EventSource and links. */
export function addressOf(operation: Operation, given: { params?: Record<string, string>; query?: Record<string, unknown> }): string {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(given.params?.[name] ?? ""));
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(given.query ?? {})) if (value !== undefined && value !== null) query.set(key, String(value));
  return `/api/v1${path}${query.size > 0 ? `?${query}` : ""}`;
}

export function toETag(revision: number): string {
  return `"${revision}"`;
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (cause) {
    if (init.signal?.aborted === true) throw cause;
    throw new ApiError("unreachable", 0, null, { cause });
  }
}

async function refused(response: Response): Promise<ApiError> {
  const problem = problemDetails.safeParse(await response.json().catch(() => null));
  if (!problem.success) return new ApiError("internal", response.status, null);
  return new ApiError(problem.data.code, response.status, problem.data);
}
