import { describe, expect, test } from "vitest";
import type { StepError } from "@/lib/core/errors";
import { calling, failing, refuse, type Act } from "@/lib/model/testing/edge-calls";
import { sse, start, stop, textDelta, textStart, usage } from "@/lib/model/testing/edge-server";

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
    ["408", refuse(408, { type: "timeout_error", message: "late" }), "provider_failed", { again: true }],
    ["409", refuse(409, { type: "conflict_error", message: "busy" }), "provider_failed", { again: true }],
    [
      "503 with retry-after",
      refuse(503, { type: "api_error", message: "soon" }, { "retry-after": "1" }),
      "provider_failed",
      { again: true, afterMs: 1_000 },
    ],
    ["504", refuse(504, { type: "timeout_error", message: "late" }), "provider_failed", { again: true }],
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
