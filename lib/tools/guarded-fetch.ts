import "server-only";
import type { IncomingMessage } from "node:http";
import { StepError } from "@/lib/core/errors";
import { boundedBody } from "@/lib/tools/bounded-body";
import { nextHop, type Hop } from "@/lib/tools/next-hop";
import type { GuardedFetch } from "@/lib/tools/outside";
import { resolveAddress, type Resolve } from "@/lib/tools/resolve-address";
import { sendHop } from "@/lib/tools/send-hop";

const mostRedirects = 5;

/**
 * The one way to an address that a graph names (S8). Connects to exactly the address that was checked, and checks again at every
 * redirect. Knows no proxy and no credentials but those it is given. Throws StepError: `address_refused`, or `http_failed` where no
 * answer came; what the answer says is the caller's business.
 */
export function createGuardedFetch({ allowHosts, resolve }: { allowHosts: readonly string[]; resolve?: Resolve }): GuardedFetch {
  return async (input, { method = "GET", headers, body, signal, maxBytes = 10_000_000, timeoutMs = 120_000 } = {}) => {
    const limit = timeLimit(signal ?? null, timeoutMs);
    try {
      let hop: Hop = { url: readUrl(String(input)), method: method.toUpperCase(), headers: new Headers(headers), body: body ?? null };
      for (let redirects = 0; ; redirects += 1) {
        const address = await limit.race(resolveAddress(hop.url, allowHosts, resolve));
        const message = await sendHop(hop, address, limit.signal);
        const next = nextHop(hop, message, readUrl);
        if (next === null) return toResponse(message, hop.method, maxBytes, limit);
        message.destroy();
        if (redirects === mostRedirects)
          throw new StepError("http_failed", `${hop.url.host} redirected more than ${mostRedirects} times in a row.`);
        hop = next;
      }
    } catch (thrown) {
      limit.end();
      throw limit.signal.aborted ? limit.signal.reason : thrown;
    }
  };
}

/** WHATWG's parser also unmasks addresses in decimal, octal and hex: they come out as the plain address that is checked. */
function readUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null) throw new StepError("address_refused", `${shortened(text)} is not an address.`);
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw new StepError("address_refused", `Only http and https are called, not ${url.protocol.slice(0, -1)}.`);
  if (url.username !== "" || url.password !== "")
    throw new StepError("address_refused", "The address holds a user name or a password. Send them in a header, from a secret.");
  return url;
}

function toResponse(message: IncomingMessage, method: string, maxBytes: number, limit: TimeLimit): Response {
  const status = message.statusCode ?? 0;
  const headers = new Headers();
  for (let at = 0; at + 1 < message.rawHeaders.length; at += 2)
    headers.append(message.rawHeaders[at] ?? "", message.rawHeaders[at + 1] ?? "");
  if (status < 200 || status > 599) throw new StepError("http_failed", `The server answered with the status ${status}.`);
  if (method === "HEAD" || status === 204 || status === 205 || status === 304) {
    message.resume();
    limit.end();
    return new Response(null, { status, headers });
  }
  return new Response(boundedBody(message, maxBytes, limit), { status, headers });
}

type TimeLimit = { signal: AbortSignal; end: () => void; race: <T>(work: Promise<T>) => Promise<T> };

/** One signal for the caller's own and for the time limit; `end` lets go of both. */
function timeLimit(outer: AbortSignal | null, timeoutMs: number | null): TimeLimit {
  const cut = new AbortController();
  const onAbort = () => cut.abort(outer?.reason);
  if (outer?.aborted === true) onAbort();
  outer?.addEventListener("abort", onAbort, { once: true });
  const late = () => cut.abort(new StepError("http_failed", `The server took longer than ${(timeoutMs ?? 0) / 1_000} s.`, { again: true }));
  const timer = timeoutMs === null ? null : setTimeout(late, timeoutMs);
  const stopped = new Promise<never>((_, reject) => {
    if (cut.signal.aborted) reject(cut.signal.reason);
    cut.signal.addEventListener("abort", () => reject(cut.signal.reason), { once: true });
  });
  stopped.catch(() => {});
  return {
    signal: cut.signal,
    end() {
      if (timer !== null) clearTimeout(timer);
      outer?.removeEventListener("abort", onAbort);
    },
    race: (work) => Promise.race([work, stopped]),
  };
}

function shortened(text: string): string {
  return JSON.stringify(text.length > 100 ? `${text.slice(0, 97)}…` : text);
}
