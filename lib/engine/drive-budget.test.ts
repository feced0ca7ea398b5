import { describe, expect, test } from "vitest";
import { says, step } from "@/lib/engine/testing/plan-and-step";
import { runInMemory } from "@/lib/engine/testing/run-in-memory";
import { scriptedModel } from "@/lib/engine/testing/scripted-model";
import { aSpec } from "@/lib/engine/testing/spec-builder";
import { event, type Event } from "@/lib/trace/event";
import { emptyRun, fold } from "@/lib/trace/fold";
import type { RunView } from "@/lib/trace/run-view";

/** One answer of the scripted model costs $0.000015; at most a call of these may cost some $0.0047. */
const answer = 15_000n;
const cap = (nano: bigint) => ({ maxCostNanoUsd: String(nano) });

/** As many calls as that, all at once. */
function wide(count: number, limits: object, policy: object = {}) {
  let spec = aSpec({ concurrency: 256, ...limits });
  for (let index = 0; index < count; index += 1) spec = spec.model(`a${index}`, `a${index}`, ["start"], { attempts: 1, ...policy });
  return spec.output("end", "x", ["a0"]).build("end");
}

/** The most that was ever spent, lost and reserved at once, after every single event. */
function mostCommitted(events: Event[]): bigint {
  let view: RunView = emptyRun("run1" as never);
  let most = 0n;
  for (const event of events) {
    view = fold(view, [event]);
    const sum = view.costNanoUsd + view.lost.maxNanoUsd + view.reservedNanoUsd;
    if (sum > most) most = sum;
  }
  return most;
}

describe("[E5] the ledger", () => {
  test("a cap that pays for all answers, but not for all upper bounds at once, still finishes all", async () => {
    const run = runInMemory(wide(50, cap(12_000_000n)), scriptedModel(says));
    const view = await run.end();
    expect(view.status).toBe("succeeded");
    expect(view.costNanoUsd).toBe(50n * answer);
    expect(mostCommitted(run.events())).toBeLessThanOrEqual(12_000_000n);
  });

  test("spent, lost and reserved never pass the cap, and no call is made that it cannot pay", async () => {
    const usage = { input: 1_000, output: 1_000 };
    const model = scriptedModel((prompt) => ({ say: prompt, usage }));
    const run = runInMemory(wide(50, cap(12_000_000n), { onError: "continue" }), model);
    const view = await run.end();
    expect(view.status).toBe("succeeded");
    expect(mostCommitted(run.events())).toBeLessThanOrEqual(12_000_000n);
    expect(model.seen.length).toBeLessThan(50);
    expect(BigInt(model.seen.length) * 600_000n).toBe(view.costNanoUsd);
    const short = run.events().filter((event) => event.type === "budget.short");
    expect(short).toHaveLength(50 - model.seen.length);
    expect(short[0]).toMatchObject({ action: "stop" });
  });

  test("a node's own cap counts all its steps, and leaves the others alone", async () => {
    const result = [{ from: "dear", port: "out" }];
    const spec = aSpec()
      .part("all", { op: "each", items: "{{start.items}}", maxItems: 9, concurrency: 1, onItemError: "keep", result } as never, ["start"])
      .model("dear", "dear {{all.item}}", ["all.item"], { parent: "all", attempts: 1, ...cap(4_670_000n) })
      .model("other", "other", ["start"])
      .output("end", "{{all.output}}", ["all", "other"])
      .build("end");
    const view = await runInMemory(spec, scriptedModel(says), { input: { items: [1, 2, 3, 4, 5, 6] } }).end();
    const outputs = view.output as unknown[];
    expect(outputs[0]).toBe("<dear 1>");
    expect(outputs.at(-1)).toMatchObject({ error: { code: "budget_exceeded" } });
    expect(step(view, "other").status).toBe("succeeded");
  });

  test("a node steps down to its fallback model when its own is too dear", async () => {
    const fallbackModels = ["claude-haiku-5-5"];
    const spec = aSpec(cap(10_000_000n))
      .part(
        "a",
        {
          op: "call",
          call: {
            model: "claude-opus-5-5",
            effort: null,
            thinking: "omitted",
            maxOutputTokens: 8_192,
            system: null,
            prompt: "a",
            outputSchema: null,
          },
        },
        ["start"],
        { overBudget: "fallback", fallbackModels },
      )
      .output("end", "{{a.output}}", ["a"])
      .build("end");
    const model = scriptedModel(says);
    const run = runInMemory(spec, model);
    const view = await run.end();
    expect(view.output).toBe("<a>");
    expect(model.seen[0]?.request.model).toBe("claude-haiku-5-5");
    expect(step(view, "a").model).toBe("claude-haiku-5-5");
    expect(run.events().find((event) => event.type === "budget.short")).toMatchObject({ action: "fallback" });
    expect(run.events().find((event) => event.type === "model.chosen")).toMatchObject({ reasons: [expect.stringContaining("cap")] });
  });

  test("a node asks for more; what is granted raises the run's cap, a no stops it", async () => {
    const spec = wide(1, cap(1_000_000n), { overBudget: "ask" });
    for (const decision of ["approve", "reject"] as const) {
      const run = runInMemory(spec, scriptedModel(says));
      expect(await run.over).toBe("parked");
      const [question] = run.view().questions.values();
      expect(question).toMatchObject({
        kind: "approval",
        value: { maxCostUsd: 0.0047 },
        message: expect.stringContaining("Raise the cap"),
      });
      const earlier = [{ id: "1", kind: "answer", questionId: question!.id, decision } as const];
      const again = runInMemory(spec, scriptedModel(says), { before: run.events(), earlier });
      const view = await again.end();
      if (decision === "approve") expect(view).toMatchObject({ status: "succeeded", costNanoUsd: answer });
      else expect(view.error).toMatchObject({ code: "budget_exceeded" });
    }
  });

  test("a cap is raised to no more than an event can say", async () => {
    const spec = wide(1, cap(1_000_000n), { overBudget: "ask" });
    const run = runInMemory(spec, scriptedModel(says));
    await run.over;
    const [question] = run.view().questions.values();
    const value = { maxCostUsd: 1e300 };
    const earlier = [{ id: "1", kind: "answer", questionId: question!.id, decision: "approve", value } as const];
    const again = runInMemory(spec, scriptedModel(says), { before: run.events(), earlier });
    expect(await again.end()).toMatchObject({ status: "succeeded" });
    const raised = again.events().find(({ type }) => type === "budget.raised");
    expect(raised).toMatchObject({ maxCostNanoUsd: "999999999000000000" });
    expect(event.safeParse(raised).success).toBe(true);
  });

  test("the provider is asked to count only where the bound by bytes does not fit, and its silence is no error", async () => {
    const long = `${"word ".repeat(4_000)}`;
    const spec = (nano: bigint) => aSpec(cap(nano)).model("a", long, ["start"], { attempts: 1 }).output("end", "x", ["a"]).build("end");
    let counted = 0;
    const counting = { ...scriptedModel(says), countTokens: async () => ((counted += 1), 4_000) };
    // 20,000 bytes bound the prompt by $0.002; its 4,000 tokens by $0.0004.
    expect((await runInMemory(spec(50_000_000n), counting).end()).status).toBe("succeeded");
    expect(counted).toBe(0);
    expect((await runInMemory(spec(6_000_000n), counting).end()).status).toBe("succeeded");
    expect(counted).toBe(1);
    const silent = { ...scriptedModel(says), countTokens: async () => null };
    expect((await runInMemory(spec(6_000_000n), silent).end()).error).toMatchObject({ code: "budget_exceeded" });
  });
});
