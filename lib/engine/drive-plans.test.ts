import { describe, expect, test } from "vitest";
import { plan, says, step } from "@/lib/engine/testing/plan-and-step";
import { runInMemory } from "@/lib/engine/testing/run-in-memory";
import { scriptedModel } from "@/lib/engine/testing/scripted-model";
import { aSpec } from "@/lib/engine/testing/spec-builder";

describe("plans", () => {
  const spec = (more = {}) => aSpec().planner("boss", ["start"], more).output("end", "{{boss.output}}", ["boss"]).build("end");

  test("[P5] [P7] tasks start when what they depend on is done, and see those results only", async () => {
    const model = scriptedModel((prompt) =>
      prompt.startsWith("PLAN") ? { say: plan([{ id: "t1" }, { id: "t2" }, { id: "t3", dependsOn: ["t1"] }]) } : says(prompt),
    );
    const view = await runInMemory(spec(), model).end();
    expect(view.output).toMatchObject([{ id: "t1", status: "succeeded", output: "<t1>" }, { id: "t2" }, { id: "t3" }]);
    const third = model.seen.find((call) => call.prompt.startsWith("t3"))?.prompt;
    expect(third).toContain("<t1>");
    expect(third).not.toContain("<t2>");
    expect(step(view, "worker~boss.1.t3")).toMatchObject({ parentId: "boss", path: "boss.1.t3", taskId: "t3", nodeId: "worker" });
  });

  test("[P2] a bad plan is sent back once with the reasons, a second bad one fails the step with them", async () => {
    const cyclic = plan([
      { id: "t1", dependsOn: ["t2"] },
      { id: "t2", dependsOn: ["t1"] },
    ]);
    const mended = scriptedModel((prompt, n) =>
      n === 0 ? { say: cyclic } : prompt.includes("cannot be carried out") ? { say: plan([{ id: "t1" }]) } : says(prompt),
    );
    const good = await runInMemory(spec(), mended).end();
    expect(good.status).toBe("succeeded");
    expect(mended.seen[1]?.prompt).toContain("cycle");
    const bad = await runInMemory(
      spec(),
      scriptedModel(() => ({ say: plan([{ id: "t1", delegate: "nobody" }]) })),
    ).end();
    expect(bad.error).toMatchObject({ code: "plan_invalid", message: expect.stringContaining("nobody") });
  });

  test("[P6] after a round the planner sees the results and finishes, or adds tasks until its rounds are used up", async () => {
    const model = scriptedModel((prompt, n) => {
      if (!prompt.startsWith("PLAN")) return says(prompt);
      return { say: n === 0 ? plan([{ id: "t1" }]) : plan([], "the answer") };
    });
    const view = await runInMemory(spec({ maxRounds: 3, synthesize: true }), model).end();
    expect(view.output).toBe("the answer");
    expect(model.seen.at(-1)?.prompt).toContain("<t1>");
  });

  test("[P8] a task that fails is reported to its planner, what depends on it is skipped, and the run goes on", async () => {
    const model = scriptedModel((prompt) => {
      if (prompt.startsWith("PLAN boss")) return { say: plan([{ id: "t1" }, { id: "t2", dependsOn: ["t1"] }, { id: "t3" }]) };
      return prompt.startsWith("t1") ? { fail: "model_refused" } : says(prompt);
    });
    const view = await runInMemory(spec(), model).end();
    expect(view.status).toBe("succeeded");
    expect(view.output).toMatchObject([
      { status: "failed", error: { code: "model_refused" } },
      { status: "skipped" },
      { status: "succeeded" },
    ]);
    expect(step(view, "worker~boss.1.t1").handledBy).toBe("planner");
  });

  test("[E11] a planner that waits for its tasks holds no slot", async () => {
    const one = aSpec({ concurrency: 1 }).planner("boss", ["start"]).output("end", "{{boss.output}}", ["boss"]).build("end");
    const view = await runInMemory(
      one,
      scriptedModel((prompt) => (prompt.startsWith("PLAN") ? { say: plan([{ id: "t1" }, { id: "t2" }]) } : says(prompt))),
    ).end();
    expect(view.status).toBe("succeeded");
  });
});
