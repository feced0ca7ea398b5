import { describe, expect, test } from "vitest";
import { calling, failing, type Act } from "@/lib/model/testing/edge-calls";
import { messageEnd, sse, start, stop, textDelta, textStart, usage, wholeAnswer } from "@/lib/model/testing/edge-server";

describe("an answer", () => {
  test("is put together from its stream, with the usage of its start and its end joined", async () => {
    const { call, deltas } = await calling((response) => {
      sse(response, ...wholeAnswer);
      response.end();
    });
    const answer = await call;
    expect(answer.response).toEqual({
      id: "msg_1",
      model: "claude-haiku-5-5",
      content: [{ type: "text", text: "Hello there" }],
      stopReason: "end_turn",
      stopDetails: null,
    });
    expect(answer.usage).toEqual({ ...usage, output_tokens: 40 });
    expect(answer.requestId).toBe("req_edge");
    expect(deltas).toEqual([
      { channel: "text", text: "Hello" },
      { channel: "text", text: " there" },
    ]);
    expect(answer.firstTokenMs).toBeGreaterThan(0);
  });

  test("keeps thinking and its signature apart from text, and what it does not know as it came", async () => {
    const { call, deltas } = await calling((response) => {
      sse(response, start, { type: "content_block_start", index: 0, content_block: { type: "thinking", thinking: "", signature: "" } });
      sse(response, { type: "content_block_delta", index: 0, delta: { type: "thinking_delta", thinking: "Hm." } });
      sse(response, { type: "content_block_delta", index: 0, delta: { type: "signature_delta", signature: "c2ln" } });
      sse(response, { type: "content_block_delta", index: 0, delta: { type: "mood_delta", mood: "fine" } }, stop, {
        type: "weather",
        sky: "blue",
      });
      sse(response, { type: "content_block_start", index: 1, content_block: { type: "novelty", shape: "round" } }, { ...stop, index: 1 });
      sse(response, ...messageEnd);
      response.end();
    });
    const answer = await call;
    expect(answer.response.content).toEqual([
      { type: "thinking", thinking: "Hm.", signature: "c2ln" },
      { type: "novelty", shape: "round" },
    ]);
    expect(deltas).toEqual([{ channel: "thinking", text: "Hm." }]);
  });

  test("[A tools] streams what is written to tools apart from text, and tells the API of them in its own words", async () => {
    const { call, deltas, server } = await calling(
      (response) => {
        sse(response, start, {
          type: "content_block_start",
          index: 0,
          content_block: { type: "tool_use", id: "toolu_1", name: "add", input: {} },
        });
        for (const piece of ["", '{"a":', "1}"])
          sse(response, { type: "content_block_delta", index: 0, delta: { type: "input_json_delta", partial_json: piece } });
        sse(response, stop, { type: "message_delta", delta: { stop_reason: "tool_use" }, usage: {} }, { type: "message_stop" });
        response.end();
      },
      {
        tools: [
          { type: "custom", name: "add", description: "Adds.", inputSchema: { type: "object", properties: {} } },
          { type: "web_search", maxUses: 3 },
          { type: "web_fetch", maxUses: 1 },
        ],
      },
    );
    expect((await call).response).toMatchObject({
      stopReason: "tool_use",
      content: [{ type: "tool_use", id: "toolu_1", name: "add", input: { a: 1 } }],
    });
    expect(deltas).toEqual([
      { channel: "arguments", text: '{"a":' },
      { channel: "arguments", text: "1}" },
    ]);
    expect(server.seen[0]?.body).toMatchObject({
      tools: [
        { name: "add", description: "Adds.", input_schema: { type: "object", properties: {} } },
        { type: "web_search_20260318", name: "web_search", max_uses: 3, allowed_callers: ["direct"] },
        { type: "web_fetch_20260318", name: "web_fetch", max_uses: 1, max_content_tokens: 20_000 },
      ],
    });
    expect(server.seen[0]?.body).not.toHaveProperty("tool_choice");
  });

  test.each([
    ["a refusal", { stop_reason: "refusal", stop_details: { type: "refusal", category: "bio", explanation: null } }],
    ["a cut answer", { stop_reason: "max_tokens" }],
  ])("%s is an answer too: the operation decides", async (_, delta) => {
    const { call } = await calling((response) => {
      sse(response, start, { type: "message_delta", delta, usage: { output_tokens: 9 } }, { type: "message_stop" });
      response.end();
    });
    const answer = await call;
    expect(answer.response.stopReason).toBe(delta.stop_reason);
    expect(answer.usage["output_tokens"]).toBe(9);
  });

  test("letters that are cut by a packet come out whole", async () => {
    const { call } = await calling(async (response) => {
      sse(response, start, textStart);
      const line = Buffer.from(`event: content_block_delta\ndata: ${JSON.stringify(textDelta("naïve 🔑 ok"))}\n\n`);
      for (const byte of line) {
        response.write(Buffer.from([byte]));
        await new Promise((resolve) => setImmediate(resolve));
      }
      sse(response, stop, ...messageEnd);
      response.end();
    });
    expect((await call).response.content).toEqual([{ type: "text", text: "naïve 🔑 ok" }]);
  });

  test("a call of a tool that the token limit cut short is no call: its input is not guessed", async () => {
    const { call } = await calling((response) => {
      const toolStart = { type: "content_block_start", index: 0, content_block: { type: "tool_use", id: "t", name: "n", input: {} } };
      const cut = { type: "content_block_delta", index: 0, delta: { type: "input_json_delta", partial_json: '{"a": [1, 2' } };
      sse(response, start, toolStart, cut, stop, { type: "message_delta", delta: { stop_reason: "max_tokens" }, usage: {} });
      sse(response, { type: "message_stop" });
      response.end();
    });
    expect((await call).response).toMatchObject({ stopReason: "max_tokens", content: [{ type: "tool_use", input: null }] });
  });
});

describe("a request", () => {
  const answer: Act = (response) => {
    sse(response, ...wholeAnswer);
    response.end();
  };
  test("carries its key, and asks for nothing that current models refuse", async () => {
    const { call, server } = await calling(answer, { effort: "low", thinking: "summarized" });
    await call;
    expect(server.seen[0]?.headers).toMatchObject({
      "x-baton-call": "run/step/1/1",
      authorization: "Bearer key",
      "anthropic-version": "2026-10-21",
    });
    expect(server.seen[0]?.body).toEqual({
      model: "claude-haiku-5-5",
      max_tokens: 100,
      stream: true,
      system: "Be brief.",
      messages: [{ role: "user", content: "Hi" }],
      output_config: { effort: "low" },
      thinking: { type: "adaptive", display: "summarized" },
    });
  });
  test("leaves out what was not asked for, and thinking where a model cannot do it so", async () => {
    const { call, server } = await calling(answer, { model: "claude-haiku-4-5", thinking: "summarized", system: null });
    await call;
    expect(Object.keys(server.seen[0]?.body ?? {}).sort()).toEqual(["max_tokens", "messages", "model", "stream"]);
  });
  test("closes the objects of its schema, and moves bounds that the API refuses into words", async () => {
    const outputSchema = { type: "object", properties: { score: { type: "number", maximum: 1 } }, required: ["score"] };
    const { call, server } = await calling(answer, { outputSchema });
    await call;
    const score = { type: "number", description: "{maximum: 1}" };
    const schema = { type: "object", properties: { score }, required: ["score"], additionalProperties: false };
    expect(server.seen[0]?.body).toMatchObject({ output_config: { format: { type: "json_schema", schema } } });
  });
  test("a schema that cannot be asked for is a bad request before anything is sent", async () => {
    const { error, server } = await failing(answer, { outputSchema: { properties: {} } });
    expect([error.code, error.retry.again, server.seen.length]).toEqual(["model_bad_request", false, 0]);
  });
  test("headers that the environment would add stay out", async () => {
    process.env["ANTHROPIC_CUSTOM_HEADERS"] = "x-secret: canary\nAuthorization: Bearer canary";
    const { call, server } = await calling(answer);
    await call.finally(() => delete process.env["ANTHROPIC_CUSTOM_HEADERS"]);
    expect(JSON.stringify(server.seen[0]?.headers)).not.toContain("canary");
    expect(server.seen[0]?.headers.authorization).toBe("Bearer key");
  });
});
