import type { z } from "zod";
import { whoAsks } from "@/lib/auth/asker";
import { authMode } from "@/lib/auth/mode";
import { foreignOrigin } from "@/lib/auth/same-origin";
import type { Operation, Params } from "@/lib/contract/operation";
import type { Asker } from "@/lib/data/owners";
import { check, readBody } from "@/app/api/_http/read-body";
import { notFound, Refusal, toResponse } from "@/app/api/_http/refusal";
import { secureHeaders } from "@/app/api/_http/secure-headers";
import { toRefusal } from "@/app/api/_http/to-refusal";

type Asked<P extends string, Q extends z.ZodType, B extends z.ZodType> = {
  params: Params<P>;
  query: z.output<Q>;
  body: z.output<B>;
  /** The revision in `If-Match`; 0 where the call does not need it. */
  ifMatch: number;
  request: Request;
};
/** Next gives no names where the path has none, and a list where a name stands for the rest of it. */
type Context = { params: Promise<Record<string, string | string[]> | undefined> };
export type Route = (request: Request, context: Context) => Promise<Response>;

/** A call that only its signed-in owner may make. */
export function forOwner<P extends string, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  operation: Operation<P, Q, B, A>,
  work: (asker: Asker, asked: Asked<P, Q, B>) => Promise<z.input<A> | Response>,
): Route {
  return guarded(operation, async (request, context) => {
    const asker = await whoAsks();
    if (asker === null) throw new Refusal("unauthorized", "Sign in first: this server has no person at its machine.");
    return answer(operation, await work(asker, await read(operation, request, context)));
  });
}

/** A call that says nothing of anybody, or that the token in its path opens. Who is signed in does not matter, on purpose. */
export function forAnyone<P extends string, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  operation: Operation<P, Q, B, A>,
  work: (asked: Asked<P, Q, B>) => Promise<z.input<A> | Response>,
): Route {
  if (operation.access === "owner") throw new Error(`${operation.id} is its owner's alone`);
  return guarded(operation, async (request, context) => answer(operation, await work(await read(operation, request, context))));
}

/** What no route may forget: where the request comes from, what errors look like, the headers of every answer. */
function guarded(operation: Operation, work: Route): Route {
  return async (request, context) => {
    try {
      const { pathname } = new URL(request.url);
      const foreign = foreignOrigin(request.method, pathname, request.headers, authMode(process.env));
      if (foreign !== null) throw new Refusal("origin_refused", foreign);
      return secureHeaders(await work(request, context));
    } catch (cause) {
      return secureHeaders(toResponse(toRefusal(cause, operation)));
    }
  };
}

async function read<P extends string, Q extends z.ZodType, B extends z.ZodType>(
  operation: Operation<P, Q, B, z.ZodType>,
  request: Request,
  context: Context,
): Promise<Asked<P, Q, B>> {
  const params = (await context.params) ?? {};
  // Ids are made here and are plain: whatever else stands in a path names nothing, and never reaches the database.
  if (!Object.values(params).every((value) => typeof value === "string" && /^[A-Za-z0-9_.:~-]{1,400}$/.test(value))) throw notFound();
  const query = readQuery(operation, request);
  const ifMatch = operation.ifMatch === undefined ? 0 : readIfMatch(request);
  const body = (await readBody(request, operation)) as z.output<B>; // checked by operation.body
  return { params: params as Params<P>, query, body, ifMatch, request }; // Next fills in the names of the path
}

function readQuery<Q extends z.ZodType>(operation: Operation<string, Q>, request: Request): z.output<Q> {
  const given = new Map<string, string>();
  for (const [key, value] of new URL(request.url).searchParams) {
    if (given.has(key)) throw new Refusal("invalid_request", `The query names ${key} twice.`);
    if (value.includes("\u0000")) throw new Refusal("invalid_request", `The query's ${key} holds a NUL.`);
    given.set(key, value);
  }
  return check(operation.query, Object.fromEntries(given), "query");
}

function readIfMatch(request: Request): number {
  const given = request.headers.get("if-match");
  if (given === null) throw new Refusal("precondition_required", "Send If-Match with the ETag of what you changed.");
  // An ETag that was never ours matches nothing, as the standard has it.
  return Number(/^(?:W\/)?"(\d{1,9})"$/.exec(given)?.[1] ?? -1);
}

function answer(operation: Operation, value: unknown): Response {
  if (value instanceof Response) return value;
  if (value === undefined) return new Response(null, { status: 204 });
  return Response.json(value, { status: operation.status });
}
