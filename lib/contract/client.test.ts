import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { addressOf, ApiError, call } from "@/lib/contract/client";
import { deleteGraph, getGraph, listGraphs } from "@/lib/contract/graphs";
import { startGraphRun, streamEvents } from "@/lib/contract/runs";

let answer: { status: number; body: unknown } = { status: 204, body: null };
let seen: { method: string | undefined; url: string | undefined; type: string | undefined; body: string } | null = null;
const server = createServer((request, response) => {
  let body = "";
  request.on("data", (piece) => (body += piece));
  request.on("end", () => {
    seen = { method: request.method, url: request.url, type: request.headers["content-type"], body };
    response
      .writeHead(answer.status, { "content-type": "application/json" })
      .end(answer.body === null ? undefined : JSON.stringify(answer.body));
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const real = globalThis.fetch;
  // A page's own address: browsers resolve the path against it, Node does not.
  vi.stubGlobal("fetch", (url: string, init: RequestInit) => real(new URL(url, base), init));
});
afterAll(() => {
  vi.unstubAllGlobals();
  server.close();
});

test("a call fills the path, the query and the body, and says that it sends JSON", async () => {
  answer = { status: 202, body: { id: "r1", status: "queued", url: "/runs/r1", events: "/api/v1/runs/r1/events" } };
  const started = await call(startGraphRun, { params: { graphId: "g/1" }, body: { input: { topic: "tea" } }, query: { wait: 3 } });
  expect(started.id).toBe("r1");
  expect(seen).toEqual({
    method: "POST",
    url: "/api/v1/graphs/g%2F1/runs?wait=3",
    type: "application/json",
    body: '{"input":{"topic":"tea"}}',
  });
});

test("a call without an answer gives undefined", async () => {
  answer = { status: 204, body: null };
  expect(await call(deleteGraph, { params: { graphId: "g1" } })).toBeUndefined();
});

test("a refusal is an error with the server's code and sentence", async () => {
  answer = {
    status: 404,
    body: { type: "about:blank", title: "There is nothing here", status: 404, code: "not_found", detail: "No such graph." },
  };
  const failure = await call(getGraph, { params: { graphId: "g1" } }).catch((cause: unknown) => cause);
  expect(failure).toBeInstanceOf(ApiError);
  expect(failure).toMatchObject({ code: "not_found", status: 404, message: "No such graph." });
});

test("an answer that is not what the contract says is refused, not passed on", async () => {
  answer = { status: 200, body: { items: "none" } };
  await expect(call(listGraphs, {})).rejects.toThrow();
});

test("addresses for EventSource come from the same table", () => {
  expect(addressOf(streamEvents, { params: { runId: "r1" }, query: { after: 7 } })).toBe("/api/v1/runs/r1/events?after=7");
});
