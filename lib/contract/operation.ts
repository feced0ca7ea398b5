import { z } from "zod";

/**
 * Who may call: `owner` the signed-in person, `anyone` also strangers (it reveals nothing of anybody), `share` whoever holds the
 * token in the path, and nobody else.
 */
export type Access = "owner" | "anyone" | "share";

/** One call of the HTTP API: what the server checks requests by, what the client types come from, and what openapi.json says. */
export type Operation<
  Path extends string = string,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> = {
  id: string;
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below `/api/v1`, with `{names}`. */
  path: Path;
  summary: string;
  access: Access;
  query: Query;
  body: Body;
  /** A second form of the body, and how its JSON is found in it; null: it holds none. */
  alsoTakes?: { type: string; jsonIn: (text: string) => string | null };
  /** Largest request body in bytes; 0: none is read. */
  maxBytes: number;
  status: number;
  answer: Answer;
  /** The answer is not JSON but a stream or a file of this type. */
  media?: string;
  /** `If-Match` is required, or may be given. */
  ifMatch?: "required";
};

type Given<Path extends string, Query extends z.ZodType, Body extends z.ZodType, Answer extends z.ZodType> = Pick<
  Operation<Path, Query, Body, Answer>,
  "id" | "method" | "path" | "summary" | "answer"
> &
  Partial<Operation<Path, Query, Body, Answer>>;

export const nothing = z.undefined();
export const noQuery = z.strictObject({});

/** Fills in what most calls share: the owner's, no query, no body, answered by 200. */
export function operation<
  const Path extends string,
  Answer extends z.ZodType,
  Query extends z.ZodType = typeof noQuery,
  Body extends z.ZodType = typeof nothing,
>(given: Given<Path, Query, Body, Answer>): Operation<Path, Query, Body, Answer> {
  const maxBytes = given.body === undefined ? 0 : 1_000_000;
  // The type parameters default to these very schemas where the field is left out.
  const rest = { query: noQuery as unknown as Query, body: nothing as unknown as Body };
  return { access: "owner", status: 200, maxBytes, ...rest, ...given };
}

/** The names in braces: `/runs/{runId}/steps/{stepId}` needs `{ runId, stepId }`. */
export type Params<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { [K in Name | keyof Params<Rest>]: string }
  : Record<never, string>;
