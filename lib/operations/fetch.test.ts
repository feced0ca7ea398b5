import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { StepId } from "@/lib/core/ids";
import { eventually, says, step } from "@/lib/engine/testing/plan-and-step";
import { runInMemory, type MemoryOptions } from "@/lib/engine/testing/run-in-memory";
import { scriptedModel } from "@/lib/engine/testing/scripted-model";
import { aSpec } from "@/lib/engine/testing/spec-builder";
import type { HttpRequest, StepPolicy } from "@/lib/spec/spec";
import { localServer, type LocalServer } from "@/lib/tools/testing/local-server";

let server: LocalServer;
let answers: ((response: Parameters<Parameters<typeof localServer>[0]>[0]) => void)[] = [];

beforeAll(async () => {
  server = await localServer((response, { method, headers, path, body }) => {
    const next = answers.shift();
    if (next !== undefined) return next(response);
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ method, path, body, headers }));
  });
});
beforeEach(() => void (answers = []));
afterAll(() => server.close());

const secrets = new Map([["KEY", "s3cret"]]);
function start(request: Partial<HttpRequest>, policy: Partial<StepPolicy> = {}, options: MemoryOptions = {}) {
  const whole: HttpRequest = {
    method: "GET",
    url: `${server.url}/items`,
    query: {},
    headers: {},
    body: null,
    responseAs: "json",
    maxBytes: 10_000,
    ...request,
  };
  const spec = aSpec()
    .part("call", { op: "fetch", request: whole }, ["start"], policy)
    .output("end", "{{call.output.body}}", ["call"])
    .build("end");
  const connections = { secrets, servers: new Map() };
  return runInMemory(spec, scriptedModel(says), {
    allowHosts: [server.host],
    connections,
    input: { topic: "tea & milk", list: [1] },
    ...options,
  });
}
const go = (...args: Parameters<typeof start>) => start(...args).end();

describe("a request", () => {
  test("carries its filled-in texts; a body of one reference is that value", async () => {
    const view = await go({
      method: "POST",
      query: { q: "{{start.topic}}", none: "{{start.nothing?}}", n: "{{start.list}}" },
      headers: { "X-Topic": "about {{start.topic}}" },
      body: { list: "{{start.list}}", text: "on {{start.topic}}" },
    });
    expect(view.output).toMatchObject({
      method: "POST",
      path: "/items?q=tea+%26+milk&n=%5B1%5D",
      body: '{"list":[1],"text":"on tea & milk"}',
      headers: { "x-topic": "about tea & milk", "content-type": "application/json" },
    });
    expect(step(view, "call").output).toMatchObject({ status: 200, headers: { "content-type": "application/json" } });
  });

  test("sends a text as it is", async () => {
    const view = await go({ method: "PUT", body: "plain {{start.topic}}" });
    expect(view.output).toMatchObject({ body: "plain tea & milk", headers: { "content-type": "text/plain; charset=utf-8" } });
  });

  test("gives the answer as text where that is asked for, and null where there is none", async () => {
    answers = [(response) => void response.end("<p>not JSON"), (response) => void response.writeHead(204).end()];
    expect((await go({ responseAs: "text" })).output).toBe("<p>not JSON");
    expect((await go({})).output).toBeNull();
  });

  test("[T9] [G3] a secret goes out by its value and is on record by its name", async () => {
    const run = start({
      method: "POST",
      query: { key: "{{secrets.KEY}}" },
      headers: { Authorization: "Bearer {{secrets.KEY}}" },
      body: "{{secrets.KEY}}",
    });
    const view = await run.end();
    expect(server.seen.at(-1)).toMatchObject({ path: "/items?key=s3cret", body: "s3cret", headers: { authorization: "Bearer s3cret" } });
    const [call] = view.calls.values();
    expect(call).toMatchObject({
      sort: "http",
      host: server.host,
      costNanoUsd: 0n,
      request: { query: { key: "{{secrets.KEY}}" }, headers: { Authorization: "Bearer {{secrets.KEY}}" }, body: "{{secrets.KEY}}" },
    });
    expect(JSON.stringify(run.events().filter((event) => event.type === "call.started"))).not.toContain("s3cret");
  });

  test("[T9] a value that looks like a reference to a secret stays text, and a secret that is not there fails", async () => {
    const run = await go({ method: "POST", body: "{{start.topic}}" }, {}, { input: { topic: "{{secrets.KEY}}" } });
    expect(run.output).toMatchObject({ body: "{{secrets.KEY}}" });
    expect((await go({ headers: { a: "{{secrets.OTHER}}" } })).error).toMatchObject({ code: "reference_missing" });
  });

  test("[S19] a line break in a header sends nothing", async () => {
    const before = server.seen.length;
    const view = await go({ headers: { "x-a": "{{start.topic}}" } }, {}, { input: { topic: "a\r\nx-b: c" } });
    expect(view.error).toMatchObject({ code: "http_failed", retryable: false });
    expect(server.seen).toHaveLength(before);
  });

  test("[S8] an inside address is refused, whatever its answer would be", async () => {
    const before = server.seen.length;
    const view = await go({}, {}, { allowHosts: [] });
    expect(view.error).toMatchObject({ code: "address_refused", retryable: false });
    expect(server.seen).toHaveLength(before);
  });
});

describe("an answer that is none", () => {
  const status =
    (code: number, headers: Record<string, string> = {}) =>
    (response: (typeof answers)[number] extends (r: infer R) => void ? R : never) =>
      void response.writeHead(code, headers).end("why");

  test("[E6] 4xx fails at once, with what the server said", async () => {
    answers = [status(404)];
    const view = await go({});
    expect(view.error).toMatchObject({ code: "http_failed", retryable: false, message: expect.stringMatching(/404: why/) });
    expect(step(view, "call").attempts).toHaveLength(1);
  });

  test.each([500, 503, 429])("[E6] %i is tried again, every try on record", async (code) => {
    answers = [status(code)];
    const view = await go({});
    expect(view.status).toBe("succeeded");
    expect([...view.calls.values()].map((call) => call.status)).toEqual(["failed", "finished"]);
  });

  test("[E6] the wait honours retry-after", async () => {
    answers = [status(429, { "retry-after": "2" })];
    const run = start({});
    await eventually(() => run.events().some((event) => event.type === "step.retried"));
    const retried = run.events().find((event) => event.type === "step.retried");
    expect(retried).toMatchObject({ error: { code: "http_failed", retryable: true } });
    expect(retried?.type === "step.retried" ? retried.waitMs : 0).toBeGreaterThanOrEqual(2_000);
    run.cancel();
    await run.end();
  });

  test("[E9] leaves by the error port where the node has one", async () => {
    answers = [status(410)];
    const request: HttpRequest = { method: "GET", url: server.url, query: {}, headers: {}, body: null, responseAs: "json", maxBytes: 10 };
    const spec = aSpec()
      .part("call", { op: "fetch", request }, ["start"], { onError: "port", ports: ["out", "error"] })
      .output("end", "{{value.code}}", ["call.error"])
      .build("end");
    const view = await runInMemory(spec, scriptedModel(says), { allowHosts: [server.host] }).end();
    expect(view.output).toBe("http_failed");
  });

  test("is also one that is no JSON, or too long", async () => {
    answers = [(response) => void response.end("<html>"), (response) => void response.end("0".repeat(20_000))];
    expect((await go({})).error).toMatchObject({ code: "http_failed", message: expect.stringMatching(/JSON/) });
    expect((await go({})).error).toMatchObject({ code: "http_failed", message: expect.stringMatching(/longer than/) });
  });
});

test("[E7] cancelling cuts the request, and the server sees it end", async () => {
  answers = [() => {}];
  const run = start({});
  await eventually(() => answers.length === 0);
  run.cancel();
  expect(await run.end()).toMatchObject({ status: "cancelled" });
  await server.seen.at(-1)?.closed;
});

test("[P5] requests keep to the graph's limit of concurrency", async () => {
  const request: HttpRequest = { method: "GET", url: server.url, query: {}, headers: {}, body: null, responseAs: "json", maxBytes: 10_000 };
  const spec = aSpec({ concurrency: 1 })
    .part("a", { op: "fetch", request }, ["start"])
    .part("b", { op: "fetch", request }, ["start"])
    .output("end", "x", ["a", "b"])
    .build("end");
  const run = runInMemory(spec, scriptedModel(says), { allowHosts: [server.host] });
  expect(await run.end()).toMatchObject({ status: "succeeded" });
  expect(run.events().find((event) => event.type === "step.waiting")).toMatchObject({ stepId: "b", reason: "concurrency" });
});

test("[E4] a finished request is not made again by the attempt that continues", async () => {
  const request: HttpRequest = {
    method: "GET",
    url: `${server.url}/once`,
    query: {},
    headers: {},
    body: null,
    responseAs: "json",
    maxBytes: 10_000,
  };
  const spec = aSpec().part("call", { op: "fetch", request }, ["start"]).output("end", "{{call.output.body.path}}", ["call"]).build("end");
  const whole = runInMemory(spec, scriptedModel(says), { allowHosts: [server.host] });
  await whole.end();
  const asked = server.seen.length;
  // The owner dies between the call's end and the step's.
  const before = whole.events().slice(0, whole.events().findIndex((event) => event.type === "call.finished") + 1);
  const view = await runInMemory(spec, scriptedModel(says), { before, allowHosts: [server.host] }).end();
  expect(view).toMatchObject({ status: "succeeded", output: "/once", takeovers: 1 });
  expect(view.steps.get("call" as StepId)).toMatchObject({ attempt: 2, continues: 1 });
  expect(server.seen).toHaveLength(asked);
});
