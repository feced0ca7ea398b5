import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isObject, type JsonObject } from "@/lib/core/json";
import { accumulator } from "@/lib/model/accumulate";
import { anthropicModel } from "@/lib/model/anthropic";
import { outputProblems, textOf } from "@/lib/model/output";
import type { Message, ModelDelta, ModelRequest, ModelTool } from "@/lib/model/port";
import { type SimulatedServer, startSimulated } from "@/lib/model/simulated/server";
import type { SimulatedOptions } from "@/lib/model/simulated/world";
import { costOf } from "@/lib/money/cost";
import { listPrices } from "@/lib/runtime/list-prices";

let server: SimulatedServer;
const others: SimulatedServer[] = [];
beforeEach(async () => void (server = await startSimulated({ speed: 0 })));
afterEach(async () => void (await Promise.all([server, ...others.splice(0)].map((one) => one.close()))));

async function another(options: SimulatedOptions): Promise<SimulatedServer> {
  const started = await startSimulated({ speed: 0, ...options });
  others.push(started);
  return started;
}

const tool = (name: string, description: string, properties: JsonObject, required = Object.keys(properties)): ModelTool => ({
  type: "custom",
  name,
  description,
  inputSchema: { type: "object", properties, required },
});
const text = { type: "string" };
const weather = tool("desk__weather", "The weather of a city.", { city: text });
const add = tool("desk__add", "Adds two numbers.", { a: { type: "number" }, b: { type: "number" } });
const trains = tool("desk__trains", "Trains that leave a city today.", { city: text, day: { enum: ["today", "tomorrow"] } });

function asking(more: Partial<ModelRequest> = {}): ModelRequest {
  const prompt = "What is the weather in Oslo, and which trains leave from there?";
  return {
    model: "claude-haiku-5-5",
    system: null,
    messages: [{ role: "user", content: prompt }],
    maxOutputTokens: 2_000,
    effort: null,
    thinking: "omitted",
    outputSchema: null,
    tools: [add, trains, weather],
    ...more,
  };
}
function call(request: ModelRequest, target = server, deltas: ModelDelta[] = []) {
  const options = {
    signal: new AbortController().signal,
    callKey: "run/step/1/1",
    idleMs: 5_000,
    onDelta: (delta: ModelDelta) => void deltas.push(delta),
  };
  return anthropicModel({ baseURL: target.url, apiKey: "none" }).call(request, options);
}
const usesOf = (content: unknown[]) =>
  content.filter((block) => isObject(block as JsonObject) && (block as JsonObject)["type"] === "tool_use") as JsonObject[];
const result = (use: JsonObject, content: string, isError = false): JsonObject => ({
  type: "tool_result",
  tool_use_id: use["id"] ?? "",
  content,
  ...(isError ? { is_error: true } : {}),
});

describe("[A tools] a model with tools", () => {
  test("calls those that fit the prompt, at once, in its words, with input that fits their schemas", async () => {
    const deltas: ModelDelta[] = [];
    const { response } = await call(asking(), server, deltas);
    expect(response.stopReason).toBe("tool_use");
    const uses = usesOf(response.content);
    expect(uses.map((use) => use["name"]).toSorted()).toEqual(["desk__trains", "desk__weather"]);
    expect(uses.every((use) => isObject(use["input"]) && use["input"]["city"] === "Oslo")).toBe(true);
    const streamed = deltas.filter((delta) => delta.channel === "arguments").map((delta) => delta.text);
    expect(streamed.length).toBeGreaterThan(2);
    expect(streamed.join("")).toBe(uses.map((use) => JSON.stringify(use["input"])).join(""));
  });

  test.each<[string, JsonObject]>([
    ["nothing required", { type: "object", properties: { page: { type: "integer", minimum: 1, maximum: 5 }, more: text } }],
    ["no properties", { type: "object" }],
    [
      "lists and objects",
      {
        type: "object",
        properties: {
          ids: { type: "array", items: text, minItems: 1 },
          at: { type: "object", properties: { x: { type: "number" } }, required: ["x"] },
        },
        required: ["ids", "at"],
      },
    ],
    [
      "a reference",
      { type: "object", $defs: { unit: { enum: ["m", "km"] } }, properties: { unit: { $ref: "#/$defs/unit" } }, required: ["unit"] },
    ],
    [
      "bounds that the prompt's words break",
      { type: "object", properties: { query: { type: "string", maxLength: 3 } }, required: ["query"] },
    ],
    ["a format", { type: "object", properties: { url: { type: "string", format: "uri" } }, required: ["url"] }],
  ])("fills in %s", async (_, inputSchema) => {
    const { response } = await call(asking({ tools: [{ type: "custom", name: "t", description: "", inputSchema }] }));
    const [use] = usesOf(response.content);
    expect(outputProblems(use?.["input"] ?? null, inputSchema)).toEqual([]);
  });

  test("answers with what they gave, and says which failed", async () => {
    const first = await call(asking());
    const [one, two] = usesOf(first.response.content);
    const messages: Message[] = [
      ...asking().messages,
      { role: "assistant", content: first.response.content },
      {
        role: "user",
        content: [
          result(one ?? {}, '<result tool="x">\n{"departs": "10:42", "target": "Bergen"}\n</result>'),
          result(two ?? {}, "The station is closed.", true),
        ],
      },
    ];
    const second = await call(asking({ messages }));
    expect(second.response.stopReason).toBe("end_turn");
    expect(textOf(second.response)).toMatch(/departs: 10:42; target: Bergen/);
    expect(textOf(second.response)).toMatch(/failed: The station is closed/);
    expect(textOf(second.response)).toMatch(/simulated/i);
    const schema = {
      type: "object",
      properties: { departs: text, target: text },
      required: ["departs", "target"],
      additionalProperties: false,
    };
    const structured = await call(asking({ messages, outputSchema: schema }));
    expect(JSON.parse(textOf(structured.response))).toMatchObject({ departs: "10:42", target: "Bergen" });
  });

  test("comes to an end whatever it is given", async () => {
    let messages = asking().messages;
    const stops: string[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      const { response } = await call(asking({ messages }));
      stops.push(response.stopReason);
      if (response.stopReason !== "tool_use") break;
      const results = usesOf(response.content).map((use) => result(use, "nothing"));
      messages = [...messages, { role: "assistant", content: response.content }, { role: "user", content: results }];
    }
    expect(stops.at(-1)).toBe("end_turn");
    expect(stops.length).toBeLessThanOrEqual(3);
  });

  test("is the same, byte for byte, from the same seed, streamed or not", async () => {
    const twin = await another({});
    const [first, second] = [(await call(asking())).response, (await call(asking(), twin)).response];
    expect(second).toEqual(first);
    const post = async (stream: boolean) => {
      const target = await another({});
      return fetch(`${target.url}/v1/messages`, {
        method: "POST",
        headers: {
          authorization: "Bearer none",
          "anthropic-version": "2026-10-21",
          "content-type": "application/json",
          "x-baton-call": "r/s/1/1",
        },
        body: JSON.stringify({
          model: "claude-haiku-5-5",
          max_tokens: 900,
          stream,
          tools: [{ name: "t", input_schema: weather.type === "custom" ? weather.inputSchema : {} }],
          messages: asking().messages,
        }),
      });
    };
    const whole = (await (await post(false)).json()) as JsonObject;
    const streamed = accumulator();
    for (const line of (await (await post(true)).text()).split("\n").filter((one) => one.startsWith("data: ")))
      streamed.take(JSON.parse(line.slice(6)));
    const message = streamed.finish();
    expect(whole).toMatchObject({ id: message.id, stop_reason: "tool_use", content: message.content, usage: streamed.usage() });
  });

  test("cut off within its input it has called nothing", async () => {
    const target = await another({ faults: [{ kind: "truncation" }] });
    const { response } = await call(asking({ tools: [weather] }), target);
    expect(response.stopReason).toBe("max_tokens");
    expect(usesOf(response.content)[0]?.["input"]).toBeNull();
  });

  test("[T5] is charged for the tools that it is told of", async () => {
    const [bare, told] = [await call({ ...asking(), tools: [] }), await call(asking())];
    expect(Number(told.usage["input_tokens"]) - Number(bare.usage["input_tokens"])).toBeGreaterThan(350);
  });
});

describe("tools of the service", () => {
  const search: ModelTool = { type: "web_search", maxUses: 3 };
  test("[E5] [T5] are used within the call, priced by their own counter, and stay below the bound", async () => {
    const request = asking({ tools: [search] });
    const { response, usage } = await call(request);
    expect(response.content.map((block) => isObject(block) && block["type"])).toEqual([
      "thinking",
      "server_tool_use",
      "web_search_tool_result",
      "text",
    ]);
    expect(response.stopReason).toBe("end_turn");
    expect(usage["server_tool_use"]).toEqual({ web_search_requests: 1, web_fetch_requests: 0 });
    const cost = costOf(usage, request.model, new Date())?.nanoUsd ?? 0n;
    expect(cost).toBeGreaterThan(10_000_000n);
    expect(cost <= (listPrices.bound(request, new Date()) ?? 0n)).toBe(true);
  });
  test("read a page whose address the prompt names", async () => {
    const messages: Message[] = [{ role: "user", content: "Sum up https://example.org/a for me." }];
    const { response } = await call(asking({ messages, tools: [{ type: "web_fetch", maxUses: 1 }] }));
    expect(response.content).toContainEqual(expect.objectContaining({ type: "server_tool_use", input: { url: "https://example.org/a" } }));
  });
  test("may be paused; sent back as it is, the turn goes on", async () => {
    const target = await another({ faults: [{ kind: "pause_turn", times: 1 }] });
    const first = await call(asking({ tools: [search] }), target);
    expect(first.response.stopReason).toBe("pause_turn");
    const messages: Message[] = [...asking().messages, { role: "assistant", content: first.response.content }];
    const second = await call(asking({ tools: [search], messages }), target);
    expect([second.response.stopReason, textOf(second.response) === ""]).toEqual(["end_turn", false]);
  });
});

describe("what the API refuses about tools is refused", () => {
  const schema = { type: "object" };
  const use = { type: "tool_use", id: "toolu_1", name: "t", input: {} };
  const own = { name: "t", input_schema: schema };
  const user = (content: unknown) => ({ role: "user", content });
  const turn = [user("Hi"), { role: "assistant", content: [use] }];
  test.each<[string, object, RegExp]>([
    ["a name with a dot", { tools: [{ name: "a.b", input_schema: schema }] }, /should match pattern/],
    ["a schema of no object", { tools: [{ name: "a", input_schema: { type: "string" } }] }, /Input should be 'object'/],
    ["alternatives at the top of a schema", { tools: [{ name: "a", input_schema: { ...schema, anyOf: [] } }] }, /at the top level/],
    ["two tools of one name", { tools: [own, own] }, /unique/],
    ["a tool that there is not", { tools: [{ type: "telepathy_20261101", name: "x" }] }, /expected tags/],
    ["no uses at all", { tools: [{ type: "web_search_20260318", name: "web_search", max_uses: 0 }] }, /greater than 0/],
    ["a call without its result", { tools: [own], messages: [...turn, user("And?")] }, /tool_use.*without.*tool_result/],
    [
      "a result without its call",
      { tools: [own], messages: [user([{ type: "tool_result", tool_use_id: "toolu_9", content: "x" }])] },
      /unexpected `tool_use_id`/,
    ],
    [
      "calls without tools",
      { messages: [...turn, user([{ type: "tool_result", tool_use_id: "toolu_1", content: "x" }])] },
      /must define tools/,
    ],
    [
      "an empty error",
      { tools: [own], messages: [...turn, user([{ type: "tool_result", tool_use_id: "toolu_1", content: "", is_error: true }])] },
      /cannot be empty/,
    ],
  ])("%s", async (_, changes, message) => {
    const response = await fetch(`${server.url}/v1/messages`, {
      method: "POST",
      headers: { authorization: "Bearer none", "anthropic-version": "2026-10-21", "content-type": "application/json" },
      body: JSON.stringify({ model: "claude-haiku-5-5", max_tokens: 500, messages: [user("Hello")], ...changes }),
    });
    expect([response.status, ((await response.json()) as { error: { message: string } }).error.message]).toEqual([
      400,
      expect.stringMatching(message),
    ]);
  });
});
