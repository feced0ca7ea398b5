import { afterEach, describe, expect, test } from "vitest";
import { StepError } from "@/lib/core/errors";
import { anthropicModel } from "@/lib/model/anthropic";
import { ModelCallError } from "@/lib/model/model-call-error";
import type { CallOptions, ModelDelta, ModelRequest } from "@/lib/model/port";
import { edgeServer, messageEnd, sse, start, stop, textDelta, textStart, usage, wholeAnswer } from "@/lib/model/testing/edge-server";

type Act = Parameters<typeof edgeServer>[0];

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

const aRequest: ModelRequest = {
  model: "claude-haiku-5-5",
  system: "Be brief.",
  messages: [{ role: "user", content: "Hi" }],
  maxOutputTokens: 100,
  effort: null,
  thinking: "omitted",
  outputSchema: null,
};

async function calling(act: Act, request: Partial<ModelRequest> = {}, options: Partial<CallOptions> = {}, tls = false) {
  const server = await edgeServer(act, { tls });
  open.push(server);
  const deltas: ModelDelta[] = [];
  const call = anthropicModel({ baseURL: server.url, apiKey: "key" }).call(
    { ...aRequest, ...request },
    { signal: new AbortController().signal, callKey: "run/step/1/1", idleMs: 5_000, onDelta: (delta) => deltas.push(delta), ...options },
  );
  return { server, deltas, call };
}

async function failing(act: Act, request: Partial<ModelRequest> = {}, options: Partial<CallOptions> = {}) {
  const { server, call, deltas } = await calling(act, request, options);
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ModelCallError)) throw new Error("the call did not fail as it should", { cause: error });
  return { error, server, deltas };
}

const refuse =
  (status: number, body: object | string, headers: Record<string, string> = {}): Act =>
  (response) => {
    response.writeHead(status, { "content-type": "application/json", "request-id": "req_edge", ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify({ type: "error", error: body, request_id: "req_edge" }));
  };

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

describe("[E6] errors say whether to try again", () => {
  const rate = { type: "rate_limit_error", message: "slow down" };
  const bad = (message: string) => ({ type: "invalid_request_error", message });
  test.each<[string, Act, string, StepError["retry"]]>([
    ["429 with retry-after", refuse(429, rate, { "retry-after": "7" }), "rate_limited", { again: true, afterMs: 7_000 }],
    [
      "429 with retry-after-ms",
      refuse(429, rate, { "retry-after-ms": "250", "retry-after": "1" }),
      "rate_limited",
      { again: true, afterMs: 250 },
    ],
    ["429 with nothing", refuse(429, rate), "rate_limited", { again: true }],
    [
      "429 at the spend cap",
      refuse(429, { ...rate, details: { error_code: "enforced_spend_limit_reached" } }),
      "rate_limited",
      { again: false },
    ],
    [
      "429 of a ramp",
      refuse(429, { ...rate, details: { error_code: "ramp_limit_exceeded" } }, { "retry-after": "2" }),
      "rate_limited",
      { again: true, afterMs: 2_000 },
    ],
    ["402", refuse(402, { type: "billing_error", message: "pay" }), "rate_limited", { again: false }],
    ["400 at the own spend limit", refuse(400, bad("You have reached your specified API usage limits.")), "rate_limited", { again: false }],
    ["400", refuse(400, bad("max_tokens: too many")), "model_bad_request", { again: false }],
    ["400 for a long prompt", refuse(400, bad("prompt is too long: 2 tokens > 1 maximum")), "context_too_long", { again: false }],
    ["404", refuse(404, { type: "not_found_error", message: "model: nobody" }), "model_bad_request", { again: false }],
    ["401", refuse(401, { type: "authentication_error", message: "bad key" }), "auth_failed", { again: false }],
    ["403", refuse(403, { type: "permission_error", message: "no" }), "auth_failed", { again: false }],
    ["413", refuse(413, { type: "request_too_large", message: "big" }), "context_too_long", { again: false }],
    ["500", refuse(500, { type: "api_error", message: "oh" }), "provider_failed", { again: true }],
    [
      "502 of a gateway that speaks HTML",
      refuse(502, "<html>Bad gateway</html>", { "content-type": "text/html" }),
      "provider_failed",
      { again: true },
    ],
    ["529", refuse(529, { type: "overloaded_error", message: "Overloaded" }), "overloaded", { again: true }],
    [
      "529 that says no",
      refuse(529, { type: "overloaded_error", message: "Overloaded" }, { "x-should-retry": "false" }),
      "overloaded",
      { again: false },
    ],
  ])("%s", async (_, act, code, retry) => {
    const { error, server } = await failing(act);
    expect([error.code, error.retry]).toEqual([code, retry]);
    expect(error.call).toMatchObject({ usage: null, requestId: "req_edge" });
    expect(server.seen.length).toBe(1);
  });

  test("a server that is not there can be tried again", async () => {
    const { server, call } = await calling(() => {});
    await server.close();
    await expect(call).rejects.toMatchObject({ code: "connection_failed", retry: { again: true } });
  });
});

describe("[E6] a stream that breaks says so, with what it cost so far", () => {
  test.each<[string, Act, string]>([
    [
      "an error within it",
      (response) =>
        void (
          sse(response, start, textStart, textDelta("Hel"), { type: "error", error: { type: "overloaded_error", message: "Overloaded" } }),
          response.end()
        ),
      "overloaded",
    ],
    [
      "its socket dies",
      (response) => void (sse(response, start, textStart, textDelta("Hel")), setTimeout(() => response.socket?.resetAndDestroy(), 20)),
      "connection_failed",
    ],
    ["it ends early, cleanly", (response) => void (sse(response, start, textStart, textDelta("Hel")), response.end()), "connection_failed"],
    ["it breaks the grammar", (response) => void (sse(response, start, textDelta("Hel")), response.end()), "connection_failed"],
    [
      "it is no JSON",
      (response) => void (sse(response, start), response.write("event: ping2\ndata: {oh\n\n"), response.end()),
      "connection_failed",
    ],
    [
      "it calls a tool with junk",
      (response) =>
        void (
          sse(
            response,
            start,
            { type: "content_block_start", index: 0, content_block: { type: "tool_use", id: "t", name: "n", input: {} } },
            { type: "content_block_delta", index: 0, delta: { type: "input_json_delta", partial_json: '{"a":' } },
            stop,
            { type: "message_delta", delta: { stop_reason: "tool_use" }, usage: {} },
            { type: "message_stop" },
          ),
          response.end()
        ),
      "connection_failed",
    ],
  ])("%s", async (_, act, code) => {
    const { error } = await failing(act);
    expect([error.code, error.retry]).toEqual([code, { again: true }]);
    expect(error.call.usage).toEqual(usage);
  });
});

describe("[E10] silence", () => {
  test("before the headers ends the call", async () => {
    const { error, server } = await failing(() => {}, {}, { idleMs: 100 });
    expect([error.code, error.retry, error.call.usage]).toEqual(["stream_stalled", { again: true }, null]);
    await server.seen[0]?.closed;
  });
  test("within the stream ends the call", async () => {
    const { error, server } = await failing((response) => sse(response, start, textStart, textDelta("Hel")), {}, { idleMs: 100 });
    expect([error.code, error.call.usage]).toEqual(["stream_stalled", usage]);
    await server.seen[0]?.closed;
  });
  test("is not what a model that sends pings does", async () => {
    const { call } = await calling(
      (response) => {
        sse(response, start);
        let pings = 0;
        const timer = setInterval(() => {
          sse(response, { type: "ping" });
          if ((pings += 1) < 10) return;
          clearInterval(timer);
          sse(response, ...wholeAnswer.slice(1));
          response.end();
        }, 60);
      },
      {},
      { idleMs: 400 },
    );
    expect((await call).response.stopReason).toBe("end_turn");
  });
});

describe("[E7] stopping", () => {
  test("a call that streams ends it at once, here and at the server", async () => {
    const stopper = new AbortController();
    const deltas: ModelDelta[] = [];
    const { call, server } = await calling(
      (response) => sse(response, start, textStart, textDelta("Hel")),
      {},
      {
        signal: stopper.signal,
        onDelta: (delta) => void (deltas.push(delta), stopper.abort()),
      },
    );
    await expect(call).rejects.toMatchObject({ code: "connection_failed", retry: { again: false }, call: { usage } });
    await server.seen[0]?.closed;
    expect(deltas.length).toBe(1);
  });
  test("by an error of the listener is that error, not one of the call", async () => {
    const act: Act = (response) => sse(response, ...wholeAnswer);
    const listen = () => {
      throw new RangeError("mine");
    };
    const { call, server } = await calling(act, {}, { onDelta: listen });
    await expect(call).rejects.toThrow(RangeError);
    await server.seen[0]?.closed;
  });
  test("before it began sends nothing", async () => {
    const { error, server } = await failing(() => {}, {}, { signal: AbortSignal.abort(new StepError("step_timeout", "too long")) });
    expect([error.code, server.seen.length]).toEqual(["step_timeout", 0]);
  });
});

describe("over TLS", () => {
  test("a certificate that nobody trusts is refused", async () => {
    const { call, server } = await calling(() => {}, {}, {}, true);
    await expect(call).rejects.toMatchObject({ code: "connection_failed" });
    expect(server.seen.length).toBe(0);
  });
  test("answers and errors are read as over plain HTTP", async () => {
    process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = "0";
    try {
      const { call } = await calling((response) => void (sse(response, ...wholeAnswer), response.end()), {}, {}, true);
      expect((await call).response.content).toEqual([{ type: "text", text: "Hello there" }]);
      const refused = await calling(refuse(529, { type: "overloaded_error", message: "Overloaded" }), {}, {}, true);
      await expect(refused.call).rejects.toMatchObject({ code: "overloaded", message: "Overloaded (HTTP 529)" });
    } finally {
      delete process.env["NODE_TLS_REJECT_UNAUTHORIZED"];
    }
  });
});
