import { onTestFinished } from "vitest";
import { anthropicModel } from "@/lib/model/anthropic";
import { ModelCallError } from "@/lib/model/model-call-error";
import type { CallOptions, ModelDelta, ModelRequest } from "@/lib/model/port";
import { edgeServer } from "@/lib/model/testing/edge-server";

export type Act = Parameters<typeof edgeServer>[0];

const aRequest: ModelRequest = {
  model: "claude-haiku-5-5",
  system: "Be brief.",
  messages: [{ role: "user", content: "Hi" }],
  maxOutputTokens: 100,
  effort: null,
  thinking: "omitted",
  outputSchema: null,
};

/** One call to a server that does as a test says, and that ends with the test. */
export async function calling(act: Act, request: Partial<ModelRequest> = {}, options: Partial<CallOptions> = {}, tls = false) {
  const server = await edgeServer(act, { tls });
  onTestFinished(() => server.close());
  const deltas: ModelDelta[] = [];
  const call = anthropicModel({ baseURL: server.url, apiKey: "key" }).call(
    { ...aRequest, ...request },
    { signal: new AbortController().signal, callKey: "run/step/1/1", idleMs: 5_000, onDelta: (delta) => deltas.push(delta), ...options },
  );
  return { server, deltas, call };
}

export async function failing(act: Act, request: Partial<ModelRequest> = {}, options: Partial<CallOptions> = {}) {
  const { server, call, deltas } = await calling(act, request, options);
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ModelCallError)) throw new Error("the call did not fail as it should", { cause: error });
  return { error, server, deltas };
}

export const refuse =
  (status: number, body: object | string, headers: Record<string, string> = {}): Act =>
  (response) => {
    response.writeHead(status, { "content-type": "application/json", "request-id": "req_edge", ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify({ type: "error", error: body, request_id: "req_edge" }));
  };
