import { z } from "zod";
import { givenAnswer } from "@/lib/contract/questions";
import { problem } from "@/lib/core/errors";

/** Every code of an HTTP error, with its status and what it is called. Codes are stable; sentences are not. */
export const httpProblems = {
  invalid_json: [400, "The body is not JSON"],
  invalid_request: [400, "The request is not as it should be"],
  unauthorized: [401, "Sign in first"],
  origin_refused: [403, "This page may not call Baton"],
  not_found: [404, "There is nothing here"],
  already_answered: [409, "Somebody answered already"],
  run_ended: [409, "The run has ended"],
  run_active: [409, "The run is still going"],
  confirmation_required: [409, "This run costs money"],
  name_taken: [409, "That name is taken"],
  changed_elsewhere: [412, "Somebody saved in between"],
  too_large: [413, "That is too large"],
  json_required: [415, "Send JSON"],
  graph_invalid: [422, "The graph is not valid"],
  input_invalid: [422, "The input is not valid"],
  precondition_required: [428, "Say which version you changed"],
  too_many_requests: [429, "Too many requests"],
  internal: [500, "Something broke"],
  not_ready: [503, "Baton is not ready"],
} as const satisfies Record<string, readonly [number, string]>;

export type HttpProblemCode = keyof typeof httpProblems;

const range = z.object({ low: z.string(), likely: z.string(), high: z.string() });

/** RFC 9457, with what each code adds. */
export const problemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string(),
  /** With `graph_invalid`: what the compiler found. */
  problems: z.array(problem).optional(),
  /** With `input_invalid` and `invalid_request`: the fields and what is wrong with them. */
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  /** With `confirmation_required`: what the run may cost. Send the same request with `confirm: true` to go ahead. */
  costNanoUsd: range.optional(),
  /** With `already_answered`: the answer that counts, where there is one. */
  answer: givenAnswer.optional(),
});
export type ProblemDetails = z.infer<typeof problemDetails>;
