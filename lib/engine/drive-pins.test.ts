import { expect, test } from "vitest";
import { says, step } from "@/lib/engine/testing/plan-and-step";
import { runInMemory } from "@/lib/engine/testing/run-in-memory";
import { scriptedModel } from "@/lib/engine/testing/scripted-model";
import { aSpec } from "@/lib/engine/testing/spec-builder";

const chain = aSpec()
  .model("a", "a {{start.topic}}", ["start"])
  .model("b", "b {{a.output.text}}", ["a"])
  .output("end", "{{b.output}}", ["b"])
  .build("end");

test("a pinned value stands in place of the node's work, costs nothing and says so; what follows works with it", async () => {
  const model = scriptedModel(says);
  const run = runInMemory(chain, model, { input: { topic: "x" }, pins: { a: { text: "given" } } });
  const view = await run.end();
  expect(view.output).toBe("<b given>");
  expect(model.seen.map((call) => call.prompt)).toEqual(["b given"]);
  expect(step(view, "a")).toMatchObject({
    status: "reused",
    reusedWhy: "pin",
    output: { text: "given" },
    costNanoUsd: 0n,
    savedNanoUsd: 0n,
  });
  expect(run.events().filter((event) => event.type === "step.started" && event.stepId === "a")).toEqual([]);
});

test("null is a value that can be pinned", async () => {
  const spec = aSpec().model("a", "a", ["start"]).output("end", "{{a.output}}", ["a"]).build("end");
  const model = scriptedModel(says);
  expect((await runInMemory(spec, model, { pins: { a: null } }).end()).output).toBeNull();
  expect(model.seen).toEqual([]);
});

test("a pinned container opens nothing inside", async () => {
  const spec = aSpec()
    .part("all", { op: "each", items: "{{start.items}}", maxItems: 9, concurrency: 9, onItemError: "fail", result: [] } as never, ["start"])
    .model("read", "read {{all.item}}", ["all.item"], { parent: "all" })
    .output("end", "{{all.output}}", ["all"])
    .build("end");
  const model = scriptedModel(says);
  const view = await runInMemory(spec, model, { input: { items: [1, 2] }, pins: { all: ["one", "two"] } }).end();
  expect(view).toMatchObject({ status: "succeeded", output: ["one", "two"] });
  expect(model.seen).toEqual([]);
});

test("[F2] a fork of a run with pins takes them from the record like any other output", async () => {
  const before = runInMemory(chain, scriptedModel(says), { input: { topic: "x" }, pins: { a: { text: "given" } } });
  await before.end();
  const model = scriptedModel(says);
  const forked = { spec: chain, events: before.events(), from: ["b"] };
  const view = await runInMemory(chain, model, { input: { topic: "x" }, forked }).end();
  expect(step(view, "a")).toMatchObject({ status: "reused", reusedWhy: "fork", output: { text: "given" } });
  expect(model.seen.map((call) => call.prompt)).toEqual(["b given"]);
});
