import { describe, expect, test } from "vitest";
import { plan, says, step } from "@/lib/engine/testing/plan-and-step";
import { runInMemory } from "@/lib/engine/testing/run-in-memory";
import { scriptedModel, type Reply } from "@/lib/engine/testing/scripted-model";
import { aSpec } from "@/lib/engine/testing/spec-builder";
import { runId } from "@/lib/core/ids";
import type { Spec } from "@/lib/spec/spec";
import { emptyRun, fold } from "@/lib/trace/fold";
import { rows } from "@/lib/trace/rows";

const anew = (prompt: string): Reply => ({ say: `new ${prompt}` });

/** Drives a spec to its end: what a fork starts from. */
async function origin(spec: Spec, input: object = {}, reply: (prompt: string, n: number) => Reply = says) {
  const run = runInMemory(spec, scriptedModel(reply), { input: input as never });
  await run.end();
  return { spec, events: run.events() };
}

const chain = (second = "b {{a.output}}") =>
  aSpec()
    .model("a", "a {{start.topic}}", ["start"], { attempts: 1 })
    .model("b", second, ["a"], { attempts: 1 })
    .model("side", "side", ["start"], { attempts: 1 })
    .output("end", "{{b.output}} {{side.output}}", ["b", "side"])
    .build("end");

describe("forks", () => {
  test("[F1] [F2] what stands before the chosen step is reused at no cost and says so, it and what follows are done anew", async () => {
    const forked = { ...(await origin(chain(), { topic: "x" })), from: ["b"] };
    const model = scriptedModel(anew);
    const run = runInMemory(chain(), model, { input: { topic: "x" }, forked });
    const view = await run.end();
    expect(view.output).toBe("new b <a x> <side>");
    expect(model.seen.map((call) => call.prompt)).toEqual(["b <a x>"]);
    expect(step(view, "a")).toMatchObject({ status: "reused", reusedFrom: { runId: "origin", stepId: "a" }, savedNanoUsd: 15_000n });
    expect(view.costNanoUsd).toBe(15_000n);
    expect(view.origin).toMatchObject({ runId: "origin", from: "b" });
  });

  test("[F2] what a fork of a fork takes over saves what it had cost where it was done", async () => {
    const first = runInMemory(chain(), scriptedModel(anew), {
      input: { topic: "x" },
      forked: { ...(await origin(chain(), { topic: "x" })), from: ["b"] },
    });
    await first.end();
    const forked = { spec: chain(), events: first.events(), from: ["end"] };
    const view = await runInMemory(chain(), scriptedModel(anew), { input: { topic: "x" }, forked }).end();
    expect(step(view, "a")).toMatchObject({ status: "reused", savedNanoUsd: 15_000n });
  });

  test("[F2] an edited prompt, an edited input and a replaced output each let follow only what depends on them", async () => {
    const before = await origin(chain(), { topic: "x" });
    const prompts = async (spec: Spec, input: object, outputs = {}) => {
      const model = scriptedModel(anew);
      await runInMemory(spec, model, { input: input as never, forked: { ...before, outputs } }).end();
      return model.seen.map((call) => call.prompt).sort();
    };
    expect(await prompts(chain(), { topic: "x" })).toEqual([]);
    expect(await prompts(chain("c {{a.output}}"), { topic: "x" })).toEqual(["c <a x>"]);
    expect(await prompts(chain(), { topic: "y" })).toEqual(["a y", "b new a y", "side"]);
    expect(await prompts(chain(), { topic: "x" }, { a: "given" })).toEqual(["b given"]);
  });

  test("[F4] retrying what failed reuses all that had succeeded", async () => {
    const fail = (prompt: string): Reply => (prompt.startsWith("b") ? { fail: "model_refused" } : says(prompt));
    const before = await origin(chain(), { topic: "x" }, fail);
    const model = scriptedModel(anew);
    const view = await runInMemory(chain(), model, { input: { topic: "x" }, forked: { ...before, from: ["b"] } }).end();
    expect(view.status).toBe("succeeded");
    expect(model.seen.map((call) => call.prompt)).toEqual(["b <a x>"]);
  });

  test("[F3] in a map only the chosen item is done anew", async () => {
    const result = [{ from: "write", port: "out" }];
    const spec = aSpec()
      .part("all", { op: "each", items: "{{start.items}}", maxItems: 9, concurrency: 9, onItemError: "fail", result } as never, ["start"])
      .model("read", "read {{all.item}}", ["all.item"], { parent: "all" })
      .model("write", "write {{read.output}}", ["read"], { parent: "all" })
      .output("end", "{{all.output}}", ["all"])
      .build("end");
    const before = await origin(spec, { items: ["a", "b", "c"] });
    const model = scriptedModel(anew);
    const view = await runInMemory(spec, model, { input: { items: ["a", "b", "c"] }, forked: { ...before, from: ["write~all-1"] } }).end();
    expect(view.output).toEqual(["<write <read a>>", "new write <read b>", "<write <read c>>"]);
    expect(model.seen).toHaveLength(1);
    const whole = await runInMemory(spec, scriptedModel(anew), { input: { items: ["a", "b", "c"] }, forked: before }).end();
    expect(step(whole, "all")).toMatchObject({ status: "reused", savedNanoUsd: 6n * 15_000n });
  });

  test("[F3] in a plan only the chosen task and what depends on it is done anew; the plan is not asked for again", async () => {
    const spec = aSpec().planner("boss", ["start"], { synthesize: true }).output("end", "{{boss.output}}", ["boss"]).build("end");
    const reply = (prompt: string): Reply =>
      prompt.includes("Every task is settled") || !prompt.startsWith("PLAN")
        ? says(prompt)
        : { say: plan([{ id: "t1" }, { id: "t2" }, { id: "t3", dependsOn: ["t1"] }]) };
    const before = await origin(spec, {}, reply);
    const model = scriptedModel((prompt) => anew(prompt));
    const run = runInMemory(spec, model, { forked: { ...before, from: ["worker~boss.1.t1"] } });
    const view = await run.end();
    expect(view.status).toBe("succeeded");
    expect(model.seen.map((call) => call.prompt.slice(0, 2))).toEqual(["t1", "t3", "PL"]);
    expect(step(view, "worker~boss.1.t2").status).toBe("reused");
    const recorded = [...view.calls.values()].filter((call) => call.recorded);
    expect(recorded.map((call) => [call.stepId, call.costNanoUsd])).toEqual([["boss", 0n]]);
  });

  test("[F2] [F3] a plan that is taken over stands in the fork with its tasks, and a fork of that asks for one task alone", async () => {
    const spec = aSpec()
      .planner("boss", ["start"], { synthesize: true })
      .model("after", "after {{boss.output}}", ["boss"], { attempts: 1 })
      .output("end", "{{after.output}}", ["after"])
      .build("end");
    const reply = (prompt: string): Reply =>
      prompt.includes("Every task is settled") || !prompt.startsWith("PLAN")
        ? says(prompt)
        : { say: plan([{ id: "t1" }, { id: "t2", dependsOn: ["t1"] }]) };
    const first = await origin(spec, {}, reply);
    const forked = runInMemory(spec, scriptedModel(anew), { forked: { ...first, from: ["after"] } });
    const view = await forked.end();
    const tasks = [...view.steps.values()].filter((each) => each.taskId !== null);
    expect(tasks.map(({ taskId, status, parentId }) => [taskId, status, parentId])).toEqual([
      ["t1", "reused", "boss"],
      ["t2", "reused", "boss"],
    ]);
    expect(step(view, "boss")).toMatchObject({ status: "reused", plans: [{ round: 1, tasks: [{ id: "t1" }, { id: "t2" }] }] });
    const [row] = rows(view, []).filter(({ id }) => id === "boss");
    expect(row).toMatchObject({
      status: "reused",
      part: "round 1",
      costNanoUsd: 0n,
      startedAt: expect.any(Number),
      endedAt: expect.any(Number),
    });
    const saved = [...view.steps.values()].reduce((sum, { savedNanoUsd }) => sum + savedNanoUsd, 0n);
    expect(saved).toBe(fold(emptyRun(runId.parse("origin")), first.events).costNanoUsd - 15_000n);

    const model = scriptedModel((prompt) => (prompt.includes("Every task is settled") ? says(prompt) : anew(prompt)));
    const again = { id: "run1", spec, events: forked.events(), from: [tasks[1]?.id ?? ""], before: first };
    const last = await runInMemory(spec, model, { forked: again }).end();
    expect(last.status).toBe("succeeded");
    expect(model.seen.filter(({ prompt }) => prompt.startsWith("PLAN") && !prompt.includes("Every task is settled"))).toEqual([]);
    expect([...last.steps.values()].filter((each) => each.taskId !== null).map(({ taskId, status }) => [taskId, status])).toEqual([
      ["t1", "reused"],
      ["t2", "succeeded"],
    ]);
  });

  test("[F3] in a loop what follows the chosen turn is done anew", async () => {
    const result = [{ from: "write", port: "out" }];
    const spec = aSpec()
      .part("again", { op: "repeat", until: "again.index >= 2", maxIterations: 5, onLimit: "fail", result } as never, ["start"])
      .model("write", "{{again.index}} {{again.value}}", ["again.item"], { parent: "again" })
      .output("end", "{{again.output}}", ["again"])
      .build("end");
    const before = await origin(spec, "go" as never);
    const model = scriptedModel(anew);
    const view = await runInMemory(spec, model, { input: "go", forked: { ...before, from: ["write~again-1"] } }).end();
    expect(model.seen.map((call) => call.prompt)).toEqual(["1 <0 go>", "2 new 1 <0 go>"]);
    expect(step(view, "write~again-0").status).toBe("reused");
  });

  test("a recorded run makes no call, and says at which one the recording no longer matches", async () => {
    const before = await origin(chain(), { topic: "x" });
    const silent = scriptedModel(() => ({ fail: "internal" }));
    const all = ["start", "a", "b", "side", "end"];
    const view = await runInMemory(chain(), silent, { input: { topic: "x" }, forked: { ...before, from: all, recorded: true } }).end();
    expect(view).toMatchObject({ status: "succeeded", output: "<b <a x>> <side>", costNanoUsd: 0n });
    expect(silent.seen).toHaveLength(0);
    expect(step(view, "a").status).toBe("succeeded");
    const other = await runInMemory(chain("c"), silent, { input: { topic: "x" }, forked: { ...before, from: all, recorded: true } }).end();
    expect(other.error).toMatchObject({ code: "recording_mismatch", message: expect.stringContaining("call 1 of b"), nodeId: "b" });
  });
});
