import Anthropic from "@anthropic-ai/sdk";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isObject, type JsonObject } from "@/lib/core/json";
import { accumulator } from "@/lib/model/accumulate";
import { anthropicModel } from "@/lib/model/anthropic";
import { textOf } from "@/lib/model/output";
import type { CallOptions, ModelRequest } from "@/lib/model/port";
import type { FaultKind } from "@/lib/model/simulated/faults";
import { type SimulatedServer, startSimulated } from "@/lib/model/simulated/server";
import type { SimulatedOptions } from "@/lib/model/simulated/world";
import { costOf } from "@/lib/money/cost";

let server: SimulatedServer;
const others: SimulatedServer[] = [];
beforeEach(async () => void (server = await startSimulated({ speed: 0 })));
afterEach(async () => void (await Promise.all([server, ...others.splice(0)].map((one) => one.close()))));

async function another(options: SimulatedOptions): Promise<SimulatedServer> {
  const started = await startSimulated({ speed: 0, ...options });
  others.push(started);
  return started;
}

const aRequest: ModelRequest = {
  model: "claude-sonnet-5-5",
  system: "You answer briefly.",
  messages: [{ role: "user", content: "Topic: Tea in old cities ☕️" }],
  maxOutputTokens: 2_000,
  effort: null,
  thinking: "summarized",
  outputSchema: null,
};
function call(target: SimulatedServer, request: Partial<ModelRequest> = {}, options: Partial<CallOptions> = {}) {
  const common = { signal: new AbortController().signal, callKey: "run/step/1/1", idleMs: 5_000, onDelta: () => {} };
  return anthropicModel({ baseURL: target.url, apiKey: "none" }).call({ ...aRequest, ...request }, { ...common, ...options });
}

const body = { model: "claude-haiku-5-5", max_tokens: 500, messages: [{ role: "user", content: "Hello" }] };
async function post(target: SimulatedServer, changes: JsonObject, headers: Record<string, string> = {}) {
  return fetch(`${target.url}/v1/messages`, {
    method: "POST",
    headers: { authorization: "Bearer none", "anthropic-version": "2026-10-21", "content-type": "application/json", ...headers },
    body: JSON.stringify({ ...body, ...changes }),
  });
}
async function bytes(target: SimulatedServer, changes: JsonObject): Promise<string> {
  return (await post(target, { stream: true, ...changes }, { "x-baton-call": "r/s/1/1" })).text();
}

describe("an answer", () => {
  test("keeps to the grammar, says that it is simulated, and costs what its usage says", async () => {
    const answer = await call(server);
    expect(answer.response.content.map((block) => isObject(block) && block["type"])).toEqual(["thinking", "text"]);
    expect(textOf(answer.response)).toMatch(/simulated/i);
    expect(answer.response.id).toMatch(/^msg_sim_/);
    const logged = server.calls()[0];
    expect(logged).toMatchObject({ callKey: "run/step/1/1", status: 200, aborted: false, stopReason: "end_turn" });
    expect(costOf(logged?.usage ?? {}, aRequest.model, new Date())).toEqual(costOf(answer.usage, aRequest.model, new Date()));
    expect(answer.usage["output_tokens"]).toBeGreaterThan(100);
  });

  test("is the same, byte for byte, from any server with the same seed", async () => {
    const [twin, stranger] = [await another({ seed: "baton" }), await another({ seed: "other" })];
    const first = await bytes(server, {});
    expect(await bytes(twin, {})).toBe(first);
    expect(await bytes(stranger, {})).not.toBe(first);
    expect(await bytes(server, {})).not.toBe(first);
  });

  test("is the same in every run, and without regard to times and ids", async () => {
    const text = async (callKey: string, content: string) =>
      textOf((await call(server, { messages: [{ role: "user", content }] }, { callKey })).response);
    const first = await text("run1/a/1/1", "Topic: tea. It is 2026-11-23T10:00:00Z.");
    expect(await text("run2/a/1/1", "Topic: tea. It is 2026-11-24T11:30:00Z.")).toBe(first);
  });

  test("is the same whether streamed or not", async () => {
    const other = await another({});
    const whole: unknown = await (await post(other, {}, { "x-baton-call": "r/s/1/1" })).json();
    const streamed = accumulator();
    for (const line of (await bytes(server, {})).split("\n").filter((one) => one.startsWith("data: ")))
      streamed.take(JSON.parse(line.slice(6)));
    const message = streamed.finish();
    expect(whole).toMatchObject({ id: message.id, stop_reason: message.stopReason, content: message.content, usage: streamed.usage() });
  });

  test("stops at max_tokens, thinking included", async () => {
    const answer = await call(server, { maxOutputTokens: 120 });
    expect([answer.response.stopReason, answer.usage["output_tokens"]]).toEqual(["max_tokens", 120]);
  });

  test("thinks out loud only when asked, and not at all at low effort", async () => {
    const blocks = async (request: Partial<ModelRequest>) =>
      (await call(server, request)).response.content.map((block) => (isObject(block) ? [block["type"], block["thinking"] !== ""] : null));
    expect(await blocks({ thinking: "omitted" })).toEqual([
      ["thinking", false],
      ["text", true],
    ]);
    expect(await blocks({ effort: "low" })).toEqual([["text", true]]);
  });

  test("pays for a cached prompt once, then reads it", async () => {
    const system = [{ type: "text", text: "Rules of the house. ".repeat(400), cache_control: { type: "ephemeral" } }];
    const usage = async () => ((await (await post(server, { system })).json()) as { usage: Record<string, number> }).usage;
    const [first, second] = [await usage(), await usage()];
    expect([first["cache_read_input_tokens"], second["cache_creation_input_tokens"]]).toEqual([0, 0]);
    expect(second["cache_read_input_tokens"]).toBe(first["cache_creation_input_tokens"]);
    expect(first["cache_creation_input_tokens"]).toBeGreaterThan(512);
  });
});

describe("what the API refuses is refused", () => {
  const deep = { type: "json_schema", schema: { type: "object", properties: {} } };
  test.each<[string, JsonObject, number, RegExp]>([
    ["a sampling field", { temperature: 0.2 }, 400, /temperature/],
    ["a prefilled answer", { messages: [...body.messages, { role: "assistant", content: "It is" }] }, 400, /prefill/],
    ["a forced tool on a model that cannot", { model: "claude-sonnet-5-5", tool_choice: { type: "any" } }, 400, /tool_choice/],
    ["a thinking budget", { thinking: { type: "enabled", budget_tokens: 2_000 } }, 400, /budget_tokens/],
    ["switching off what is always on", { model: "claude-opus-5-5", thinking: { type: "disabled" } }, 400, /cannot be disabled/],
    ["switching it off at high effort", { thinking: { type: "disabled" }, output_config: { effort: "max" } }, 400, /effort 'max'/],
    [
      "between_tools at xhigh",
      { model: "claude-sonnet-5-5", thinking: { type: "between_tools" }, output_config: { effort: "xhigh" } },
      400,
      /between_tools/,
    ],
    ["effort where there is none", { model: "claude-haiku-4-5", output_config: { effort: "low" } }, 400, /effort/],
    ["an unknown model", { model: "claude-nothing" }, 404, /model: claude-nothing/],
    ["a retired model", { model: "claude-opus-4-1" }, 404, /model: claude-opus-4-1/],
    ["more output than there is", { max_tokens: 200_000 }, 400, /128000/],
    ["no messages", { messages: [] }, 400, /messages/],
    ["an empty message", { messages: [{ role: "user", content: " " }] }, 400, /non-empty/],
    ["an open object in a schema", { output_config: { format: deep } }, 400, /additionalProperties/],
    ["fast mode where there is none", { speed: "fast" }, 400, /fast/],
    ["a thread", { thread: { type: "create" } }, 400, /threads/],
    [
      "a prompt beyond the window",
      { model: "claude-haiku-4-5", messages: [{ role: "user", content: "word ".repeat(250_000) }] },
      400,
      /prompt is too long: \d+ tokens > 200000 maximum/,
    ],
  ])("%s", async (_, changes, status, message) => {
    const response = await post(server, changes);
    expect(response.status).toBe(status);
    expect(response.headers.get("request-id")).toMatch(/^req_sim_/);
    const type = status === 404 ? "not_found_error" : "invalid_request_error";
    expect(await response.json()).toMatchObject({ type: "error", error: { type, message: expect.stringMatching(message) } });
  });
  test("the older version of the API still samples", async () => {
    expect((await post(server, { temperature: 0.2 }, { "anthropic-version": "2023-06-01" })).status).toBe(200);
  });
  test("a request without a key", async () => {
    const response = await fetch(`${server.url}/v1/models`, { headers: { "anthropic-version": "2026-10-21" } });
    expect(response.status).toBe(401);
  });
});

describe("faults on demand", () => {
  const outcome = (kind: FaultKind) =>
    another({ faults: [{ kind, times: 1 }] })
      .then((target) => call(target, {}, { idleMs: 300 }))
      .then(
        (answer) => answer.response.stopReason,
        (error: { code: string; retry: object }) => [error.code, error.retry],
      );
  test.each<[FaultKind, unknown]>([
    ["429", ["rate_limited", { again: true, afterMs: 1_000 }]],
    ["spend_cap", ["rate_limited", { again: false }]],
    ["500", ["provider_failed", { again: true }]],
    ["529", ["overloaded", { again: true }]],
    ["slow_headers", ["stream_stalled", { again: true }]],
    ["stall", ["stream_stalled", { again: true }]],
    ["stream_error", ["overloaded", { again: true }]],
    ["reset", ["connection_failed", { again: true }]],
    ["clean_end", ["connection_failed", { again: true }]],
    ["refusal", "refusal"],
    ["truncation", "max_tokens"],
    ["utf8_split", "end_turn"],
  ])("%s", async (kind, expected) => expect(await outcome(kind)).toEqual(expected));

  test("letters cut in two arrive whole", async () => {
    const target = await another({ faults: [{ kind: "utf8_split" }] });
    expect(textOf((await call(target)).response)).toBe(textOf((await call(server)).response));
    expect(textOf((await call(target)).response)).toContain("☕");
  });
  test("an invalid plan goes round in a circle", async () => {
    const text = { type: "string" };
    const properties = { id: text, delegate: { enum: ["a"] }, dependsOn: { type: "array", items: text } };
    const outputSchema = {
      type: "object",
      properties: { tasks: { type: "array", items: { type: "object", properties, required: Object.keys(properties) } } },
      required: ["tasks"],
    };
    const target = await another({ faults: [{ kind: "invalid_plan" }] });
    const plan = JSON.parse(textOf((await call(target, { outputSchema })).response)) as { tasks: { id: string; dependsOn: string[] }[] };
    expect(plan.tasks[0]?.dependsOn).toEqual([plan.tasks.at(-1)?.id]);
    expect(plan.tasks.at(-1)?.dependsOn).toEqual([plan.tasks[0]?.id]);
  });
  test("a mark in the prompt is obeyed only by a server that was told to", async () => {
    const marked = { messages: [{ role: "user" as const, content: "Hello [[fault=529 once]]" }] };
    const target = await another({ faults: true });
    await expect(call(target, marked)).rejects.toMatchObject({ code: "overloaded" });
    await expect(call(target, marked)).resolves.toMatchObject({ response: { stopReason: "end_turn" } });
    await expect(call(server, marked)).resolves.toMatchObject({ response: { stopReason: "end_turn" } });
  });
});

describe("time", () => {
  test("an exact latency brings sixteen pieces of text and no thinking", async () => {
    const target = await another({ latencyMs: 80 });
    const pieces: string[] = [];
    const begun = performance.now();
    await call(target, {}, { onDelta: (delta) => pieces.push(delta.channel) });
    expect(performance.now() - begun).toBeGreaterThanOrEqual(79);
    expect(pieces).toEqual(Array.from({ length: 16 }, () => "text"));
  });
  test("a call whose client leaves is logged as aborted, with what it came to", async () => {
    const target = await another({ speed: 1 });
    const stopper = new AbortController();
    await expect(call(target, {}, { signal: stopper.signal, onDelta: () => stopper.abort() })).rejects.toBeDefined();
    await expect.poll(() => target.calls()[0]?.aborted).toBe(true);
    expect(Number(target.calls()[0]?.usage?.["output_tokens"])).toBeLessThan(200);
  });
});

describe("the benchmark's marks", () => {
  const plans = { W4: '{"tasks":[],"output":"done"}' };
  const content = "[[id=t1]] [[cost=2]] Work.";
  test("cost and plan are obeyed in bench mode, and never repeated", async () => {
    const target = await another({ bench: { plans }, latencyMs: 20 });
    const begun = performance.now();
    const answer = await call(target, { messages: [{ role: "user", content }] });
    expect(performance.now() - begun).toBeGreaterThanOrEqual(39);
    expect(textOf(answer.response)).toMatch(/^Done t1\. /);
    expect(textOf(answer.response)).not.toContain("[[");
    expect(textOf((await call(target, { messages: [{ role: "user", content: "[[id=p]] [[plan=W4]]" }] })).response)).toBe(plans.W4);
  });
});

describe("the other routes", () => {
  const sdk = () => new Anthropic({ baseURL: server.url, apiKey: "none", maxRetries: 0 });
  test("list the models that can be called today, and one of them", async () => {
    const ids = (await sdk().models.list()).data.map((model) => model.id);
    expect(ids).toContain("claude-sonnet-5-5");
    expect(ids).not.toContain("claude-opus-4-1");
    expect(await sdk().models.retrieve("claude-haiku-5-5")).toMatchObject({
      display_name: "Claude Haiku 5.5",
      line: "haiku",
      max_tokens: 128_000,
    });
    await expect(sdk().models.retrieve("nobody")).rejects.toMatchObject({ status: 404 });
  });
  test("count the tokens that a call is charged for", async () => {
    const counted = await sdk().messages.countTokens({ model: "claude-haiku-5-5", messages: [{ role: "user", content: "Hello" }] });
    const answered = (await (await post(server, {})).json()) as { usage: { input_tokens: number } };
    expect(counted.input_tokens).toBe(answered.usage.input_tokens);
  });
  test("show the log only where it was opened", async () => {
    const openLog = await another({ log: true });
    await call(openLog);
    expect(await (await fetch(`${openLog.url}/_calls`)).json()).toMatchObject({ calls: [{ callKey: "run/step/1/1" }] });
    expect((await fetch(`${server.url}/_calls`)).status).toBe(404);
  });
});
