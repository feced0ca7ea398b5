import type { IncomingMessage, ServerResponse } from "node:http";
import type { JsonObject } from "@/lib/core/json";
import type { Refusal } from "@/lib/model/simulated/refusals";

export const simulatorVersion = "baton-simulated/1";

const longestBody = 32 * 1024 * 1024;

/** The body as text; null: longer than the API takes. */
export async function readBody(request: IncomingMessage): Promise<string | null> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request) {
    const bytes = Buffer.from(piece as Uint8Array); // no encoding is set, so pieces are bytes
    size += bytes.byteLength;
    if (size > longestBody) return null;
    pieces.push(bytes);
  }
  return Buffer.concat(pieces).toString("utf8");
}

export function sendJson(response: ServerResponse, status: number, body: JsonObject, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}

/** Anthropic's envelope of errors. */
export function sendError(
  response: ServerResponse,
  { status, type, message, details }: Refusal,
  headers: Record<string, string> = {},
): void {
  const error = { type, message, ...(details === undefined ? {} : { details }) };
  sendJson(response, status, { type: "error", error, request_id: headers["request-id"] ?? null }, headers);
}

/** The limits that a small organisation is told of; nothing is held to them here. */
export function limitHeaders(now: Date): Record<string, string> {
  const reset = new Date(Math.ceil(now.getTime() / 60_000) * 60_000).toISOString().replace(/\.\d+Z$/, "Z");
  const limits = { requests: 1_000, tokens: 2_400_000, "input-tokens": 2_000_000, "output-tokens": 400_000 };
  return Object.fromEntries(
    Object.entries(limits).flatMap(([name, limit]) => [
      [`anthropic-ratelimit-${name}-limit`, String(limit)],
      [`anthropic-ratelimit-${name}-remaining`, String(limit)],
      [`anthropic-ratelimit-${name}-reset`, reset],
    ]),
  );
}
