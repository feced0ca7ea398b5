import "server-only";
import http, { type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { isObject, type JsonObject, type JsonValue } from "@/lib/core/json";
import { catalogue, findModel, isRetired } from "@/lib/model/catalogue";
import type { LoggedCall } from "@/lib/model/simulated/call-log";
import { readBody, sendError, sendJson, simulatorVersion } from "@/lib/model/simulated/exchange";
import { answerMessages } from "@/lib/model/simulated/messages";
import { modelInfo, modelList } from "@/lib/model/simulated/models-route";
import { invalid, requestRefusal } from "@/lib/model/simulated/refusals";
import { createWorld, type SimulatedOptions, type World } from "@/lib/model/simulated/world";

export type SimulatedServer = { url: string; close(): Promise<void>; calls(): LoggedCall[] };

/** Starts a server of the Messages API on 127.0.0.1 that answers by itself. Whoever knows its address needs nothing else. */
export async function startSimulated(options: SimulatedOptions = {}): Promise<SimulatedServer> {
  const world = createWorld(options);
  const server = http.createServer((request, response) => {
    handle(world, request, response).catch((error: unknown) => fail(response, error));
  });
  // Longer than any client keeps an idle socket: a socket that closes here while it is taken into use there is a failed call.
  server.keepAliveTimeout = 3_600_000;
  server.requestTimeout = 0;
  server.headersTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port: options.port ?? 0, host: "127.0.0.1", backlog: 4_096 }, resolve);
  });
  const { port } = server.address() as AddressInfo; // listening on TCP, so neither null nor a pipe
  if (world.bench === null) void world.counter.text("warm up", "");
  return {
    url: `http://127.0.0.1:${port}`,
    calls: () => world.log.all(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function handle(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = new URL(request.url ?? "/", "http://localhost").pathname;
  const headers = { "x-simulated-by": simulatorVersion, "request-id": `req_sim_${world.counted}` };
  if (path === "/_calls" && world.hasOpenLog) return sendJson(response, 200, { calls: world.log.all() });
  const route = `${request.method} ${path.startsWith("/v1/models/") ? "/v1/models/:id" : path}`;
  if (!isKnown(route)) return sendError(response, { status: 404, type: "not_found_error", message: "Not found" }, headers);
  const key = request.headers.authorization ?? request.headers["x-api-key"];
  if (key === undefined)
    return sendError(response, { status: 401, type: "authentication_error", message: "authentication is required" }, headers);
  const version = request.headers["anthropic-version"];
  if (typeof version !== "string") return sendError(response, invalid("anthropic-version: header is required"), headers);
  if (request.method === "GET") return sendModels(response, path, headers);

  const text = await readBody(request);
  if (text === null)
    return sendError(response, { status: 413, type: "request_too_large", message: "Request exceeds the maximum size" }, headers);
  const raw = parsed(text);
  if (raw === null) return sendError(response, invalid("The request body is not valid JSON"), headers);
  if (path === "/v1/messages/count_tokens") return countTokens(world, response, { ...raw, max_tokens: 1 }, version, headers);
  const callKey = request.headers["x-baton-call"];
  await answerMessages(world, response, raw, { version, callKey: typeof callKey === "string" ? callKey : null, headers });
}

function isKnown(route: string): boolean {
  return ["POST /v1/messages", "POST /v1/messages/count_tokens", "GET /v1/models", "GET /v1/models/:id"].includes(route);
}

function sendModels(response: ServerResponse, path: string, headers: Record<string, string>): void {
  const today = new Date();
  const id = decodeURIComponent(path.slice("/v1/models/".length));
  if (path === "/v1/models") return sendJson(response, 200, modelList(today), headers);
  const model = findModel(catalogue, id);
  if (model === undefined || isRetired(model, today))
    return sendError(response, { status: 404, type: "not_found_error", message: `model: ${id}` }, headers);
  sendJson(response, 200, modelInfo(model), headers);
}

async function countTokens(
  world: World,
  response: ServerResponse,
  raw: JsonObject,
  version: string,
  headers: Record<string, string>,
): Promise<void> {
  const refused = requestRefusal(raw, version, new Date());
  if (refused !== null) return sendError(response, refused, headers);
  sendJson(response, 200, { input_tokens: await world.counter.prompt(raw) }, headers);
}

function parsed(text: string): JsonObject | null {
  try {
    const value: JsonValue = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function fail(response: ServerResponse, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  if (response.headersSent) response.destroy();
  else sendError(response, { status: 500, type: "api_error", message: `The simulated model failed: ${message}` });
}
