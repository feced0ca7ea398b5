import { describe, expect, test } from "vitest";
import type { StepId } from "@/lib/core/ids";
import { eventually, plan, says, step } from "@/lib/engine/testing/plan-and-step";
import { runInMemory } from "@/lib/engine/testing/run-in-memory";
import { scriptedModel, type Reply } from "@/lib/engine/testing/scripted-model";
import { asks, aSpec } from "@/lib/engine/testing/spec-builder";
import type { Event } from "@/lib/trace/event";

describe("takeover", () => {
  test("[E4] a finished call is not made again: the attempt that continues reads it from the record", async () => {
    const tasks = plan([{ id: "t1" }, { id: "t2" }]);
    const reply = (prompt: string): Reply =>
      prompt.startsWith("PLAN") ? { say: tasks } : prompt.startsWith("t2") ? { hang: true } : says(prompt);
    const spec = aSpec().planner("boss", ["start"]).output("end", "{{boss.output}}", ["boss"]).build("end");
    const first = scriptedModel(reply);
    const broken = runInMemory(spec, first);
    await eventually(() => broken.view().steps.get("worker~boss.1.t1" as StepId)?.status === "succeeded");
    broken.abandon();
    const second = scriptedModel(says);
    const run = runInMemory(spec, second, { before: broken.events() });
    const view = await run.end();
    expect(view).toMatchObject({ status: "succeeded", takeovers: 1 });
    expect(second.seen.map((call) => call.prompt)).toEqual(["t2"]);
    expect(step(view, "worker~boss.1.t2")).toMatchObject({ attempt: 2, continues: 1 });
    expect([...view.calls.values()].filter((call) => call.status === "lost")).toHaveLength(1);
  });

  test("[E4] a run that ends its workers one after another is given up", async () => {
    const spec = aSpec()
      .part("a", { op: "call", call: asks("a") }, ["start"])
      .output("end", "x", ["a"])
      .build("end");
    let events: Event[] | undefined;
    for (let owner = 0; owner < 6; owner += 1) {
      const run = runInMemory(
        spec,
        scriptedModel(() => ({ hang: true })),
        events === undefined ? {} : { before: events },
      );
      await eventually(() => [...run.view().calls.values()].some((call) => call.status === "open" && call.attempt === owner + 1));
      run.abandon();
      events = run.events();
    }
    const view = await runInMemory(spec, scriptedModel(says), { before: events ?? [] }).end();
    expect(view.error?.message).toContain("5 workers");
  });

  test("[E12] a worker that leaves lets open calls end, begins none, and the next owner pays nothing twice", async () => {
    const spec = aSpec().model("a", "a", ["start"]).model("b", "b {{a.output}}", ["a"]).output("end", "{{b.output}}", ["b"]).build("end");
    const slow = scriptedModel((prompt) => ({ say: `<${prompt}>`, ms: 30 }));
    const leaving = runInMemory(spec, slow);
    await eventually(() => slow.seen.length === 1);
    leaving.drain();
    expect(await leaving.over).toBe("refused");
    expect(slow.seen.map(({ prompt, aborted }) => [prompt, aborted])).toEqual([["a", false]]);
    const next = scriptedModel(says);
    const view = await runInMemory(spec, next, { before: leaving.events() }).end();
    expect(view.output).toBe("<b <a>>");
    expect(next.seen.map((call) => call.prompt)).toEqual(["b <a>"]);
    expect(view.lost.maxNanoUsd).toBe(0n);
  });
});
