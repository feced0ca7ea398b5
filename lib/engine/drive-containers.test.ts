import { describe, expect, test } from "vitest";
import type { StepId } from "@/lib/core/ids";
import { eventually, says, step } from "@/lib/engine/testing/plan-and-step";
import { runInMemory } from "@/lib/engine/testing/run-in-memory";
import { scriptedModel } from "@/lib/engine/testing/scripted-model";
import { aSpec } from "@/lib/engine/testing/spec-builder";
import type { InputField } from "@/lib/spec/spec";

const list = { items: ["a", "b", "c"] };

/** A map over `start.items`, whose inside asks a model about each item. */
function aMap(more: object = {}) {
  const result = [{ from: "write", port: "out" }];
  const work = { op: "each", items: "{{start.items}}", maxItems: 5, concurrency: 2, onItemError: "fail", result, ...more } as never;
  return aSpec()
    .part("pages", work, ["start"])
    .model("write", "{{pages.index}}:{{pages.item}}:{{value}}", ["pages.item"], { parent: "pages", attempts: 1 })
    .output("end", "{{pages.output}}", ["pages"])
    .build("end");
}

describe("maps", () => {
  test("[E3] results stand in the order of the items, whatever their timing, and each sees its own item", async () => {
    const model = scriptedModel((prompt) => ({ say: `<${prompt}>`, ms: prompt.startsWith("0") ? 30 : 0 }));
    const view = await runInMemory(aMap(), model, { input: list }).end();
    expect(view.output).toEqual(["<0:a:a>", "<1:b:b>", "<2:c:c>"]);
    expect(step(view, "write~pages-1")).toMatchObject({ path: "pages[1]", parentId: "pages", nodeId: "write" });
    expect(step(view, "pages").inside).toMatchObject({ count: 3, items: ["a", "b", "c"] });
  });

  test("[E11] at most so many items are worked on at once, and a list that is too long says so", async () => {
    let open = 0;
    let most = 0;
    const model = scriptedModel((prompt) => {
      most = Math.max(most, (open += 1));
      setTimeout(() => (open -= 1), 5);
      return { say: prompt, ms: 5 };
    });
    const view = await runInMemory(aMap({ maxItems: 10 }), model, { input: { items: [1, 2, 3, 4, 5, 6] } }).end();
    expect(view.status).toBe("succeeded");
    expect(most).toBeLessThanOrEqual(2);
    const run = runInMemory(aMap(), scriptedModel(says), { input: { items: [1, 2, 3, 4, 5, 6] } });
    expect((await run.end()).error).toMatchObject({ code: "limit_reached", message: expect.stringContaining("6 items") });
    expect(run.events().find((event) => event.type === "limit.reached")).toMatchObject({ limit: "maxItems", value: 5 });
  });

  test("[E9] an item that fails fails the map, is left out, or is kept as an error", async () => {
    const model = () => scriptedModel((prompt) => (prompt.startsWith("1") ? { fail: "model_refused" } : says(prompt)));
    const failed = await runInMemory(aMap(), model(), { input: list }).end();
    expect(failed.error).toMatchObject({ code: "model_refused", message: expect.stringContaining("Item 2"), nodeId: "pages" });
    expect(step(failed, "write~pages-1").handledBy).toBe("container");
    const skipped = await runInMemory(aMap({ onItemError: "skip" }), model(), { input: list }).end();
    expect(skipped.output).toEqual(["<0:a:a>", "<2:c:c>"]);
    const kept = await runInMemory(aMap({ onItemError: "keep" }), model(), { input: list }).end();
    expect(kept.output).toMatchObject(["<0:a:a>", { error: { code: "model_refused" } }, "<2:c:c>"]);
  });

  test("a map whose items only compute is stored as it goes, and keeps nobody from their turn", async () => {
    const items = Array.from({ length: 400 }, (_, index) => index);
    const result = [{ from: "double", port: "out" }];
    const each = { op: "each", items: "{{start.items}}", maxItems: 500, concurrency: 16, onItemError: "fail", result } as never;
    const spec = aSpec()
      .part("pages", each, ["start"])
      .part("double", { op: "compute", template: null, expression: "pages.item * 2" }, ["pages"], { parent: "pages" })
      .output("end", "{{pages.output}}", ["pages"])
      .build("end");
    const run = runInMemory(spec, scriptedModel(says), { input: { items } });
    let over = false;
    const ended = run.end().finally(() => (over = true));
    const seen = new Set<number>();
    while (!over) {
      await new Promise((resolve) => setImmediate(resolve));
      seen.add(run.events().filter((event) => event.type === "iteration.finished").length);
    }
    expect((await ended).output).toEqual(items.map((item) => item * 2));
    // At most as many as are worked on at once come between two looks.
    expect(seen.size).toBeGreaterThan(400 / 16 / 2);
  });

  test("an empty list gives an empty list, and what is no list is refused with a sentence", async () => {
    expect((await runInMemory(aMap(), scriptedModel(says), { input: { items: [] } }).end()).output).toEqual([]);
    const view = await runInMemory(aMap(), scriptedModel(says), { input: { items: "abc" } }).end();
    expect(view.error?.message).toContain("have to be a list");
  });

  test("[E9] what still works for an item that has failed is cut, and so is all inside when the map fails", async () => {
    const result = [{ from: "good", port: "out" }];
    const work = { op: "each", items: "{{start.items}}", maxItems: 5, concurrency: 3, onItemError: "fail", result } as const;
    const spec = aSpec()
      .part("pages", work as never, ["start"])
      .model("good", "good {{pages.item}}", ["pages.item"], { parent: "pages" })
      .model("bad", "bad {{pages.item}}", ["pages.item"], { parent: "pages" })
      .output("end", "{{pages.output}}", ["pages"])
      .build("end");
    const model = scriptedModel((prompt) => (prompt === "bad b" ? { fail: "model_refused" } : { hang: true }));
    const view = await runInMemory(spec, model, { input: list }).end();
    expect(view.status).toBe("failed");
    expect(model.seen.filter((call) => call.prompt !== "bad b").every((call) => call.aborted)).toBe(true);
    expect(step(view, "good~pages-1").status).toBe("cancelled");
    expect([...view.calls.values()].every((call) => call.status !== "open")).toBe(true);
  });

  test("[E4] after a takeover finished items stay finished, and only open ones are worked on again", async () => {
    const first = scriptedModel((prompt) => (prompt.startsWith("2") ? { hang: true } : says(prompt)));
    const broken = runInMemory(aMap(), first, { input: list });
    await eventually(() => broken.view().steps.get("write~pages-2" as StepId)?.status === "running");
    broken.abandon();
    const second = scriptedModel(says);
    const view = await runInMemory(aMap(), second, { before: broken.events() }).end();
    expect(view.output).toEqual(["<0:a:a>", "<1:b:b>", "<2:c:c>"]);
    expect(second.seen.map((call) => call.prompt)).toEqual(["2:c:c"]);
  });
});

/** A loop that improves a text until a judge is content. */
function aLoop(more: object = {}) {
  const result = [
    { from: "judge", port: "pass" },
    { from: "judge", port: "fail" },
  ];
  const work = { op: "repeat", until: "judge.output.passed", maxIterations: 3, onLimit: "continue", result, ...more } as never;
  const call = {
    model: "claude-haiku-5-5",
    effort: null,
    thinking: "omitted",
    maxOutputTokens: 100,
    system: null,
    outputSchema: null,
  } as const;
  return aSpec()
    .part("again", work, ["start"])
    .model("write", "write {{again.index}} {{again.value}}", ["again.item"], { parent: "again" })
    .part("judge", { op: "judge", call: { ...call, prompt: "RUBRIC" }, value: "{{write.output}}", threshold: 0.5 }, ["write"], {
      parent: "again",
      ports: ["pass", "fail"],
    })
    .output("end", "{{again.output}}", ["again"])
    .build("end");
}

const judging = (good: (prompt: string) => boolean) =>
  scriptedModel((prompt) =>
    prompt.startsWith("RUBRIC") ? { say: JSON.stringify({ score: good(prompt) ? 0.9 : 0.1, feedback: "shorter" }) } : says(prompt),
  );

describe("loops", () => {
  test("a loop goes on until its condition holds; each turn sees what the last one came to", async () => {
    const run = runInMemory(
      aLoop(),
      judging((prompt) => prompt.includes("write 1")),
      { input: "go" },
    );
    const view = await run.end();
    expect(view.output).toBe("<write 1 <write 0 go>>");
    expect(step(view, "judge~again-1").output).toEqual({ score: 0.9, passed: true, feedback: "shorter" });
    expect(step(view, "judge~again-0").livePorts).toEqual(["fail"]);
    expect(run.events().flatMap((event) => (event.type === "iteration.finished" ? [event.done] : []))).toEqual([false, true]);
  });

  test("[E11] a loop that reaches its limit says so, and goes on with what it has or fails", async () => {
    const run = runInMemory(
      aLoop(),
      judging(() => false),
      { input: "go" },
    );
    const view = await run.end();
    expect(view.output).toContain("write 2");
    expect(run.events().find((event) => event.type === "limit.reached")).toMatchObject({
      stepId: "again",
      limit: "maxIterations",
      value: 3,
    });
    const failed = await runInMemory(
      aLoop({ onLimit: "fail" }),
      judging(() => false),
      { input: "go" },
    ).end();
    expect(failed.error).toMatchObject({ code: "limit_reached", message: expect.stringContaining("3 turns") });
  });
});

describe("sub-graphs", () => {
  const topic: InputField = { key: "topic", type: "text", label: null, required: true, default: null, options: [], description: null };
  const inner = aSpec({}, [topic])
    .model("think", "think {{start.topic}}", ["start"], { attempts: 1 })
    .output("answer", "{{think.output}}!", ["think"])
    .build("answer");
  const outer = aSpec({}, [topic])
    .part("check", { op: "invoke", graph: "fact-check", spec: inner, input: { topic: "{{start.topic}} twice" } }, ["start"])
    .output("end", "{{check.output}}", ["check"])
    .build("end");

  test("[T7] a sub-graph's steps are nested in the same trace, and its cost is in the same ledger", async () => {
    const view = await runInMemory(outer, scriptedModel(says), { input: { topic: "tides" } }).end();
    expect(view.output).toBe("<think tides twice>!");
    expect(step(view, "think~check")).toMatchObject({ path: "check", parentId: "check" });
    expect(view.costNanoUsd).toBe(step(view, "think~check").costNanoUsd);
  });

  test("a sub-graph that fails says which one and why", async () => {
    const view = await runInMemory(
      outer,
      scriptedModel(() => ({ fail: "model_refused" })),
      { input: { topic: "tides" } },
    ).end();
    expect(view.error).toMatchObject({ code: "subgraph_failed", message: expect.stringMatching(/^fact-check failed: /), nodeId: "check" });
  });

  test("[E9] a sub-graph fails though a part of it that only lacked a slot never began", async () => {
    const both = aSpec({}, [topic])
      .model("think", "think", ["start"], { attempts: 1 })
      .model("held", "held", ["start"], { attempts: 1 })
      .output("answer", "x", ["think", "held"])
      .build("answer");
    const spec = aSpec({ concurrency: 1 }, [topic])
      .part("check", { op: "invoke", graph: "fact-check", spec: both, input: { topic: "x" } }, ["start"])
      .build("check");
    const view = await runInMemory(
      spec,
      scriptedModel(() => ({ fail: "model_refused" })),
      { input: { topic: "tides" } },
    ).end();
    expect([view.status, step(view, "held~check").status]).toEqual(["failed", "cancelled"]);
  });

  test("a sub-graph's input is held against its fields before it begins", async () => {
    const empty = aSpec().part("check", { op: "invoke", graph: "fact-check", spec: inner, input: {} }, ["start"]).build("check");
    const refused = await runInMemory(empty, scriptedModel(says)).end();
    expect(refused.error).toMatchObject({ code: "input_invalid", message: "fact-check cannot begin. topic is required." });
  });

  test("sub-graphs nest, in maps too", async () => {
    const work = { op: "each", items: "{{start.items}}", maxItems: 5, concurrency: 3, onItemError: "fail" } as const;
    const spec = aSpec()
      .part("all", { ...work, result: [{ from: "one", port: "out" }] } as never, ["start"])
      .part("one", { op: "invoke", graph: "outer", spec: outer, input: { topic: "{{all.item}}" } }, ["all.item"], { parent: "all" })
      .output("end", "{{all.output}}", ["all"])
      .build("end");
    const view = await runInMemory(spec, scriptedModel(says), { input: list }).end();
    expect(view.output).toEqual(["a", "b", "c"].map((item) => `<think ${item} twice>!`));
    expect(step(view, "think~all-1~one~check").path).toBe("all[1]/one/check");
  });
});
