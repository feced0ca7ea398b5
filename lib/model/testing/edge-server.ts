import http, { type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";
import { untrusted } from "@/lib/model/testing/untrusted";

/** One request as it came over the wire. */
export type Seen = { method: string; path: string; headers: IncomingMessage["headers"]; body: unknown; closed: Promise<void> };
export type EdgeServer = { url: string; seen: Seen[]; close(): Promise<void> };
type Act = (response: ServerResponse, seen: Seen) => void | Promise<void>;

/** A server that does exactly what a test says, for what no well-behaved server would do. */
export async function edgeServer(act: Act, { tls = false } = {}): Promise<EdgeServer> {
  const seen: Seen[] = [];
  const listen: RequestListener = (request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      const closed = new Promise<void>((resolve) => response.once("close", resolve));
      const body: unknown = JSON.parse(Buffer.concat(pieces).toString("utf8") || "null");
      const one = { method: request.method ?? "", path: request.url ?? "", headers: request.headers, body, closed };
      seen.push(one);
      void act(response, one);
    });
  };
  const server = tls ? https.createServer(untrusted, listen) : http.createServer(listen);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // listening on TCP
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `${tls ? "https" : "http"}://127.0.0.1:${port}`, seen, close };
}

export function sse(response: ServerResponse, ...events: object[]): void {
  if (!response.headersSent) response.writeHead(200, { "content-type": "text/event-stream", "request-id": "req_edge" });
  for (const event of events) response.write(`event: ${String((event as { type?: string }).type)}\ndata: ${JSON.stringify(event)}\n\n`);
}

export const usage = {
  input_tokens: 12,
  cache_creation_input_tokens: 3,
  cache_read_input_tokens: 5,
  output_tokens: 1,
  output_tokens_details: null,
  service_tier: "standard",
  speed: "standard",
  inference_geo: "global",
};
export const start = {
  type: "message_start",
  message: {
    id: "msg_1",
    type: "message",
    role: "assistant",
    model: "claude-haiku-5-5",
    content: [],
    stop_reason: null,
    stop_details: null,
    usage,
  },
};
export const textStart = { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } };
export const textDelta = (text: string) => ({ type: "content_block_delta", index: 0, delta: { type: "text_delta", text } });
export const stop = { type: "content_block_stop", index: 0 };
export const messageEnd = [
  {
    type: "message_delta",
    delta: { stop_reason: "end_turn", stop_sequence: null },
    usage: { input_tokens: 12, output_tokens: 40, server_tool_use: null },
  },
  { type: "message_stop" },
];
export const wholeAnswer = [start, textStart, textDelta("Hello"), textDelta(" there"), stop, ...messageEnd];
