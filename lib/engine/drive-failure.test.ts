import { describe, expect, test } from "vitest";
import { eventually, says, step } from "@/lib/engine/testing/plan-and-step";
import { runInMemory } from "@/lib/engine/testing/run-in-memory";
import { scriptedModel } from "@/lib/engine/testing/scripted-model";
import { aSpec } from "@/lib/engine/testing/spec-builder";

describe("failure", () => {
  const one = (more = {}) => aSpec().model("a", "a", ["start"], more).output("end", "{{a.output?}}", ["a"]).build("end");

  test("[E6] an error that may pass is tried again with each attempt in the trace, one that will not pass is not", async () => {
    const passing = await runInMemory(
      one(),
      scriptedModel((_, n) => (n === 0 ? { fail: "overloaded", again: true } : { say: "ok" })),
    ).end();
    expect(step(passing, "a")).toMatchObject({
      status: "succeeded",
      attempt: 2,
      attempts: [{ error: { code: "overloaded" } }, { error: null }],
    });
    const model = scriptedModel(() => ({ fail: "model_bad_request" }));
    const final = await runInMemory(one(), model).end();
    expect([final.status, final.error?.code, model.seen.length]).toEqual(["failed", "model_bad_request", 1]);
  });

  test("[E6] a wait is never shorter than the provider asked for", async () => {
    const run = runInMemory(
      one(),
      scriptedModel((_, n) => (n === 0 ? { fail: "rate_limited", again: true, afterMs: 700 } : { say: "ok" })),
    );
    const view = await run.end();
    const [first, second] = step(view, "a").attempts;
    expect(first?.waitMs).toBeGreaterThanOrEqual(700);
    expect((second?.startedAt ?? 0) - (first?.endedAt ?? 0)).toBeGreaterThanOrEqual(700);
  });

  test("[E9] a failure goes where the node says: on with null, or out of the error port", async () => {
    const on = await runInMemory(
      one({ onError: "continue" }),
      scriptedModel(() => ({ fail: "model_refused" })),
    ).end();
    expect([on.status, on.output]).toEqual(["succeeded", null]);
    const spec = aSpec()
      .model("a", "a", ["start"], { onError: "port", ports: ["out", "error"] })
      .model("b", "b {{value.code}}", ["a.error"])
      .output("end", "{{b.output}}", ["a", "b"])
      .build("end");
    const out = await runInMemory(
      spec,
      scriptedModel((prompt) => (prompt === "a" ? { fail: "model_refused" } : says(prompt))),
    ).end();
    expect(out.output).toBe("<b model_refused>");
  });

  test("[E6] a fallback model takes over when the attempts of the first are used up", async () => {
    const model = scriptedModel((_, __, request) =>
      request.model === "claude-haiku-5-5" ? { fail: "overloaded", again: true } : { say: request.model },
    );
    const view = await runInMemory(one({ attempts: 1, fallbackModels: ["claude-sonnet-5-5"] }), model).end();
    expect(view.output).toBe("claude-sonnet-5-5");
    expect(step(view, "a").model).toBe("claude-sonnet-5-5");
  });

  test("[E10] a step that works too long is cut off; what it may have cost is on record", async () => {
    const view = await runInMemory(
      one({ timeoutMs: 40, attempts: 1 }),
      scriptedModel(() => ({ hang: true })),
    ).end();
    expect(view.error?.code).toBe("step_timeout");
    expect([...view.calls.values()][0]?.status).toBe("lost");
    expect(view.lost.maxNanoUsd).toBeGreaterThan(view.lost.minNanoUsd);
  });

  test("[E10] a run that works longer than its limit ends, and says so", async () => {
    const spec = aSpec({ maxSeconds: 0.05 as number })
      .model("a", "a", ["start"])
      .output("end", "{{a.output}}", ["a"])
      .build("end");
    const view = await runInMemory(
      spec,
      scriptedModel(() => ({ hang: true })),
    ).end();
    expect(view.error?.code).toBe("time_limit");
  });

  test("[E7] cancelling cuts every open call and ends the run as cancelled with what it cost", async () => {
    const builder = aSpec({ concurrency: 50 });
    for (let index = 0; index < 20; index += 1) builder.model(`n${index}`, `n${index}`, ["start"]);
    const spec = builder
      .output(
        "end",
        "done",
        Array.from({ length: 20 }, (_, index) => `n${index}`),
      )
      .build("end");
    const model = scriptedModel(() => ({ hang: true }));
    const run = runInMemory(spec, model);
    await eventually(() => model.seen.length === 20);
    run.cancel();
    const view = await run.end();
    expect(view.status).toBe("cancelled");
    expect(model.seen.every((call) => call.aborted)).toBe(true);
    expect([...view.calls.values()].every((call) => call.status === "lost")).toBe(true);
    expect(view.lost.minNanoUsd).toBe(20n * (100n * 100n + 500n));
  });

  test("[E5] a call that fits the cap but not beside open reservations waits for them; one that never fits is not made", async () => {
    const builder = (cap: string) => {
      const made = aSpec({ maxCostNanoUsd: cap });
      for (const id of ["a", "b", "c"]) made.model(id, id, ["start"]);
      return made.output("end", "done", ["a", "b", "c"]).build("end");
    };
    const model = scriptedModel((prompt) => ({ say: prompt, ms: 10 }));
    const fits = await runInMemory(builder("6000000"), model).end();
    expect(fits.status).toBe("succeeded");
    const short = scriptedModel(says);
    const view = await runInMemory(builder("1000"), short).end();
    expect([view.status, view.error?.code, short.seen.length]).toEqual(["failed", "budget_exceeded", 0]);
  });
});
