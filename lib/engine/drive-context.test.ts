import { describe, expect, test } from "vitest";
import { runInMemory } from "@/lib/engine/testing/run-in-memory";
import { scriptedModel } from "@/lib/engine/testing/scripted-model";
import { aSpec } from "@/lib/engine/testing/spec-builder";
import type { ModelRequest } from "@/lib/model/port";

/** As much as the model takes, in characters. */
const most = 12_000;
const long = `Begin. ${"lorem ".repeat(5_000)} Now sum this up.`;
const isSummary = (request: ModelRequest) => request.system?.includes("shorten material") === true;
const textOf = (request: ModelRequest | undefined) => String(request?.messages[0]?.content);

const reading = (overContext?: "truncate" | "summarize") =>
  aSpec()
    .model("a", "{{start.text}}", ["start"], overContext === undefined ? {} : { overContext })
    .output("end", "{{a.output}}", ["a"])
    .build("end");

const narrow = () =>
  scriptedModel((_, __, request) => {
    if (JSON.stringify(request).length > most) return { fail: "context_too_long" };
    return { say: isSummary(request) ? "Much lorem." : "done" };
  });

describe("[E6] a prompt that is longer than the model's context", () => {
  test("fails the step, unless the node says otherwise", async () => {
    const model = narrow();
    const view = await runInMemory(reading(), model, { input: { text: long } }).end();
    expect(view.error).toMatchObject({ code: "context_too_long" });
    expect(model.seen).toHaveLength(1);
  });

  test("is cut in the middle: its beginning and its end stay, and the trace says how often", async () => {
    const model = narrow();
    const run = runInMemory(reading("truncate"), model, { input: { text: long } });
    const view = await run.end();
    expect(view.output).toBe("done");
    const sent = textOf(model.seen.at(-1)?.request);
    expect(sent).toMatch(/^Begin\. lorem[\s\S]*\[\d+ characters left out\][\s\S]*Now sum this up\.$/);
    const cuts = run.events().filter((event) => event.type === "limit.reached");
    expect(cuts).toHaveLength(model.seen.length - 1);
    expect(cuts[0]).toMatchObject({ limit: "context", action: "truncate" });
  });

  test("is summed up in pieces that fit, each a call of the same step", async () => {
    const model = narrow();
    const view = await runInMemory(reading("summarize"), model, { input: { text: long } }).end();
    expect(view.output).toBe("done");
    expect(textOf(model.seen.at(-1)?.request)).toMatch(
      /^Begin\. [\s\S]*<summary of="\d+ characters">\nMuch lorem\.[\s\S]*Now sum this up\.$/,
    );
    const summaries = [...view.calls.values()].filter((call) => call.status === "finished");
    expect(summaries.length).toBeGreaterThan(1);
    expect(view.costNanoUsd).toBe(summaries.reduce((sum, call) => sum + (call.costNanoUsd ?? 0n), 0n));
  });

  test("what nobody may shorten, and is too long by itself, fails the step", async () => {
    const spec = aSpec()
      .part(
        "a",
        {
          op: "call",
          call: {
            model: "claude-haiku-5-5",
            effort: null,
            thinking: "omitted",
            maxOutputTokens: 1_000,
            system: "Be brief. ".repeat(1_300),
            prompt: "x",
            outputSchema: null,
          },
        },
        ["start"],
        { overContext: "truncate" },
      )
      .output("end", "{{a.output}}", ["a"])
      .build("end");
    const view = await runInMemory(spec, narrow()).end();
    expect(view.error).toMatchObject({ code: "context_too_long" });
  });
});
