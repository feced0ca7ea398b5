import { httpProblems, type HttpProblemCode, type ProblemDetails } from "@/lib/contract/problem-details";

type Extra = Pick<ProblemDetails, "problems" | "errors" | "costNanoUsd" | "answer">;

/** Thrown by a route where the contract has a code for what is wrong. */
export class Refusal extends Error {
  constructor(
    readonly code: HttpProblemCode,
    detail: string,
    readonly extra: Extra = {},
    options?: ErrorOptions,
  ) {
    super(detail, options);
    this.name = "Refusal";
  }
}

/** The same answer for what is not there and for what is somebody else's (S4). */
export function notFound(): Refusal {
  return new Refusal("not_found", "There is nothing at this address, or it is not yours.");
}

export function orNotFound<T>(found: T | null): T {
  if (found === null) throw notFound();
  return found;
}

/** A number in a path; anything else names nothing. */
export function toNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw notFound();
  return Number(text);
}

export function toResponse(refusal: Refusal): Response {
  const [status, title] = httpProblems[refusal.code];
  const details: ProblemDetails = { type: "about:blank", title, status, code: refusal.code, detail: refusal.message, ...refusal.extra };
  return Response.json(details, { status, headers: { "content-type": "application/problem+json" } });
}
