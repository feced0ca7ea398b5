import { describe, expect, test } from "vitest";
import { StepError } from "@/lib/core/errors";
import type { ModelDelta } from "@/lib/model/port";
import { calling, failing, refuse, type Act } from "@/lib/model/testing/edge-calls";
import { sse, start, textDelta, textStart, usage, wholeAnswer } from "@/lib/model/testing/edge-server";

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
