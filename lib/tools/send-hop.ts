import "server-only";
import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import { StepError } from "@/lib/core/errors";
import type { Hop } from "@/lib/tools/next-hop";
import type { Address } from "@/lib/tools/resolve-address";

/** Headers that belong to the connection, which is ours; a foreign `host` would reach another site at a checked address. */
const ours = ["connection", "content-length", "expect", "host", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade"];

/** Sends one request over a connection of its own to exactly this address. Resolves with the head of the answer. */
export function sendHop({ url, method, headers, body }: Hop, { address, family }: Address, signal: AbortSignal): Promise<IncomingMessage> {
  const isHttps = url.protocol === "https:";
  const sent = new Headers(headers);
  for (const name of [...sent.keys()]) if (ours.includes(name) || name.startsWith("proxy-")) sent.delete(name);
  if (!sent.has("user-agent")) sent.set("user-agent", "baton");
  sent.set("accept-encoding", "gzip, deflate, br");
  if (body !== null) sent.set("content-length", String(Buffer.byteLength(body)));
  // A fresh agent: the shared ones may have been told of a proxy.
  const agent = isHttps ? new https.Agent() : new http.Agent();
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const request = (isHttps ? https : http).request(
      url,
      {
        method,
        headers: Object.fromEntries(sent),
        agent,
        signal,
        lookup: (_name, options, done) => (options.all === true ? done(null, [{ address, family }]) : done(null, address, family)),
      },
      resolve,
    );
    request.on("error", (cause) => reject(signal.aborted ? signal.reason : failure(url, cause)));
    request.end(body ?? undefined);
  });
}

function failure(url: URL, cause: Error & { code?: string }): StepError {
  const text = cause.message === "" ? (cause.code ?? cause.name) : cause.message;
  return new StepError("http_failed", `The connection to ${url.host} failed: ${text}.`, { again: true }, { cause });
}
