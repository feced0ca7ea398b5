import { LLMock } from "@copilotkit/aimock";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { plan, step } from "@/lib/engine/testing/plan-and-step";
import { runInMemory } from "@/lib/engine/testing/run-in-memory";
import { asks, aSpec } from "@/lib/engine/testing/spec-builder";
import { anthropicModel } from "@/lib/model/anthropic";
import type { ModelDelta, ModelPort } from "@/lib/model/port";
import { toolServer, type ToolServer } from "@/lib/tools/testing/tool-server";

// A model server that others have written: it knows nothing of us, and we nothing of it but the API.
const mock = new LLMock({ port: 0, chunkSize: 6, logLevel: "silent" });
let model: ModelPort;
let desk: ToolServer;
beforeAll(async () => {
  await mock.start();
  desk = await toolServer();
  model = anthropicModel({ baseURL: mock.url, apiKey: "key" });
});
beforeEach(() => void mock.reset());
afterAll(() => Promise.all([mock.stop(), desk.close()]));

const usage = { input_tokens: 11, output_tokens: 13 };
const haiku = "claude-haiku-5-5";
const oneCall = (prompt: string, attempts = 3) =>
  aSpec()
    .part("ask", { op: "call", call: asks(prompt) }, ["start"], { attempts })
    .output("end", "{{ask.output}}", ["ask"])
    .build("end");

function call(prompt: string, deltas: ModelDelta[] = []) {
  const request = { model: haiku, system: null, messages: [{ role: "user" as const, content: prompt }], maxOutputTokens: 100 };
  return model.call(
    { ...request, effort: null, thinking: "omitted", outputSchema: null },
    { signal: new AbortController().signal, callKey: "run/step/1/1", idleMs: 5_000, onDelta: (delta) => void deltas.push(delta) },
  );
}

describe("a model server that is not ours", () => {
  test("streams its answer piece by piece, with the usage that it counts", async () => {
    mock.onMessage("hello", { content: "Hello from elsewhere.", usage });
    const deltas: ModelDelta[] = [];
    const answer = await call("hello", deltas);
    expect(answer.response).toMatchObject({ stopReason: "end_turn", content: [{ type: "text", text: "Hello from elsewhere." }] });
    expect(answer.usage).toMatchObject(usage);
    expect(deltas.length).toBeGreaterThan(2);
    expect(deltas.map(({ text }) => text).join("")).toBe("Hello from elsewhere.");
  });

  test("calls two tools in one turn, and answers with what they gave", async () => {
    const weather = (city: string) => ({ name: "desk__weather", arguments: JSON.stringify({ city }) });
    mock.on({ hasToolResult: true }, { content: "Rain in both.", usage });
    mock.on({ userMessage: "two cities" }, { toolCalls: [weather("Oslo"), weather("Rome")], usage });
    const toolbox = { tools: [{ type: "mcp" as const, server: "desk", names: ["weather"] }], maxTurns: 3 };
    const spec = aSpec()
      .part("ask", { op: "call", call: asks("The weather in two cities"), toolbox }, ["start"])
      .output("end", "{{ask.output}}", ["ask"])
      .build("end");
    const connections = { secrets: new Map(), servers: new Map([["desk", desk.server]]) };
    const view = await runInMemory(spec, model, { allowHosts: [desk.host], connections }).end();
    expect(view).toMatchObject({ status: "succeeded", output: "Rain in both." });
    const called = [...view.calls.values()].filter((one) => one.tool === "weather");
    expect(called.map(({ response }) => response)).toEqual(["It rains in Oslo.", "It rains in Rome."]);
    expect(step(view, "ask").tokens).toMatchObject({ input: 22, output: 26 });
  });

  test("[P1] writes a plan as the structured answer that it is asked for, and its tasks run", async () => {
    mock.onMessage("PLAN", {
      content: plan([
        { id: "t1", objective: "first" },
        { id: "t2", objective: "second", dependsOn: ["t1"] },
      ]),
      usage,
    });
    mock.onMessage("first", { content: "one", usage });
    mock.onMessage("second", { content: "two", usage });
    const spec = aSpec().planner("boss", ["start"]).output("end", "{{boss.output}}", ["boss"]).build("end");
    const view = await runInMemory(spec, model).end();
    expect(view).toMatchObject({
      status: "succeeded",
      output: [
        { id: "t1", output: "one" },
        { id: "t2", output: "two" },
      ],
    });
  });

  test("[E6] goes away in the middle of a stream: the step is tried anew, and nothing of the first try stays", async () => {
    mock.on({ userMessage: "cut", sequenceIndex: 0 }, { content: "word ".repeat(100) }, { truncateAfterChunks: 4 });
    mock.on({ userMessage: "cut", sequenceIndex: 1 }, { content: "whole", usage });
    const run = runInMemory(oneCall("cut"), model);
    expect(await run.end()).toMatchObject({ status: "succeeded", output: "whole" });
    const failed = run.events().find((event) => event.type === "call.failed");
    expect(failed).toMatchObject({ error: { code: "connection_failed", retryable: true } });
  });

  test.each<[string, { status: number; type: string; retryAfter?: number }, object]>([
    [
      "429 with retry-after",
      { status: 429, type: "rate_limit_error", retryAfter: 1 },
      { code: "rate_limited", retry: { again: true, afterMs: 1_000 } },
    ],
    ["529", { status: 529, type: "overloaded_error" }, { code: "overloaded", retry: { again: true } }],
    ["500", { status: 500, type: "api_error" }, { code: "provider_failed", retry: { again: true } }],
    ["401", { status: 401, type: "authentication_error" }, { code: "auth_failed", retry: { again: false } }],
  ])("[E6] says %s as the API does", async (_, { status, type, ...more }, expected) => {
    mock.onMessage("no", { error: { message: "not now", type }, status, ...more });
    await expect(call("no")).rejects.toMatchObject(expected);
    expect(mock.getRequests()).toHaveLength(1);
  });

  test("[E6] a step that it turned away once is tried again and succeeds, with the first try on record", async () => {
    mock.onMessage("busy", { content: "free now", usage });
    mock.nextRequestError(529, { message: "Overloaded", type: "overloaded_error" });
    const run = runInMemory(oneCall("busy"), model);
    expect(await run.end()).toMatchObject({ status: "succeeded", output: "free now" });
    expect(run.events().filter((event) => event.type === "step.retried")).toMatchObject([{ attempt: 1, error: { code: "overloaded" } }]);
  });
});
