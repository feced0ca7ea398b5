import "server-only";
import type { IncomingMessage } from "node:http";
import { StepError } from "@/lib/core/errors";

/** One request of a chain of redirects. */
export type Hop = { url: URL; method: string; headers: Headers; body: string | null };

const redirects = new Set([301, 302, 303, 307, 308]);
/** What may follow to another origin: everything else could be a credential. */
const harmless = new Set(["accept", "accept-language", "content-type", "user-agent"]);

/** Where a redirect leads, with as much of the request as may follow; null: the answer is none. */
export function nextHop(hop: Hop, { statusCode = 0, headers }: IncomingMessage, readUrl: (text: string) => URL): Hop | null {
  if (!redirects.has(statusCode) || headers.location === undefined) return null;
  const url = readUrl(resolved(headers.location, hop.url));
  const keepsBody = statusCode === 307 || statusCode === 308 || hop.method === "GET" || hop.method === "HEAD";
  const isElsewhere = url.origin !== hop.url.origin;
  if (keepsBody && isElsewhere && hop.body !== null)
    throw new StepError("http_failed", `${hop.url.host} wants the request's body sent on to ${url.host}, which is not done.`);
  const kept = isElsewhere ? [...hop.headers].filter(([name]) => harmless.has(name)) : [...hop.headers];
  const next = { url, headers: new Headers(kept), method: keepsBody ? hop.method : "GET", body: keepsBody ? hop.body : null };
  if (!keepsBody) next.headers.delete("content-type");
  return next;
}

function resolved(location: string, from: URL): string {
  return URL.canParse(location, from) ? new URL(location, from).href : location;
}
