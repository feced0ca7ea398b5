import { describe, expect, test } from "vitest";
import type { KeptResult, Results } from "@/lib/engine/ports";
import { plan, says, step } from "@/lib/engine/testing/plan-and-step";
import { runInMemory } from "@/lib/engine/testing/run-in-memory";
import { scriptedModel } from "@/lib/engine/testing/scripted-model";
import { aSpec } from "@/lib/engine/testing/spec-builder";
import type { StepView } from "@/lib/trace/run-view";

/** Keeps what finished steps came to; `view` gives the run that they belong to. */
function shelf() {
  const kept = new Map<string, KeptResult>();
  let steps: () => ReadonlyMap<string, StepView> = () => new Map();
  const results: Results = {
    find: async (_, key) => kept.get(key) ?? null,
    async keep(runId, key, { stepId, savedNanoUsd }) {
      const { output, carries, livePorts } = steps().get(stepId) as StepView; // it has just finished
      kept.set(key, { from: { runId, stepId }, output, carries, livePorts, savedNanoUsd });
    },
  };
  return {
    kept,
    async run(spec: Parameters<typeof runInMemory>[0], options: Parameters<typeof runInMemory>[2] = {}, model = scriptedModel(says)) {
      const run = runInMemory(spec, model, { ...options, results });
      steps = () => run.view().steps;
      return { view: await run.end(), calls: model.seen.length };
    },
  };
}

const cacheResult = true as const;
const keeping = (prompt = "About {{start.topic}}", id = "a", more: object = {}) =>
  aSpec()
    .model(id, prompt, ["start"], { cacheResult, ...more })
    .output("end", `{{${id}.output}}`, [id])
    .build("end");
const tides = { input: { topic: "tides", other: 1 } };

describe("[F2] a node that keeps its results", () => {
  test("takes the same work on the same values from an earlier run, and says from which and what it saved", async () => {
    const { run } = shelf();
    const first = await run(keeping(), tides);
    const second = await run(keeping(), tides);
    expect(second.calls).toBe(0);
    expect(second.view).toMatchObject({ status: "succeeded", output: "<About tides>", costNanoUsd: 0n });
    expect(step(second.view, "a")).toMatchObject({
      status: "reused",
      reusedWhy: "cache",
      reusedFrom: { runId: "run1" },
      savedNanoUsd: step(first.view, "a").costNanoUsd,
    });
  });

  test("only what it reads counts: not another field, its name, or its policy", async () => {
    const { run } = shelf();
    await run(keeping(), tides);
    expect((await run(keeping(), { input: { topic: "tides", other: 2 } })).calls).toBe(0);
    expect((await run(keeping("About {{start.topic}}", "b", { attempts: 1 }), tides)).calls).toBe(0);
  });

  test("another value, prompt or wiring is other work", async () => {
    const { run } = shelf();
    await run(keeping(), tides);
    expect((await run(keeping(), { input: { topic: "wind" } })).calls).toBe(1);
    expect((await run(keeping("On {{start.topic}}"), tides)).calls).toBe(1);
    expect((await run(keeping("{{run.id}} {{run.startedAt}}"), tides)).calls).toBe(1);
  });

  test("a node that does not ask for it is always done anew, and keeps nothing", async () => {
    const { run, kept } = shelf();
    const plain = aSpec().model("a", "x", ["start"]).output("end", "{{a.output}}", ["a"]).build("end");
    await run(plain);
    expect((await run(plain)).calls).toBe(1);
    expect(kept.size).toBe(0);
  });

  test("a container keeps the whole of its inside, and opens none of it again; a change inside is other work", async () => {
    const map = (prompt: string) =>
      aSpec()
        .part(
          "all",
          {
            op: "each",
            items: "{{start.items}}",
            maxItems: 9,
            concurrency: 4,
            onItemError: "fail",
            result: [{ from: "one", port: "out" }],
          } as never,
          ["start"],
          { cacheResult },
        )
        .model("one", prompt, ["all.item"], { parent: "all" })
        .output("end", "{{all.output}}", ["all"])
        .build("end");
    const { run } = shelf();
    const input = { items: ["a", "b"], topic: "x" };
    const first = await run(map("{{all.item}} of {{start.topic}}"), { input });
    const again = await run(map("{{all.item}} of {{start.topic}}"), { input });
    expect(again.calls).toBe(0);
    expect(again.view.output).toEqual(["<a of x>", "<b of x>"]);
    expect(step(again.view, "all").savedNanoUsd).toBe(first.view.costNanoUsd);
    expect((await run(map("{{all.item}} of {{start.topic}}"), { input: { ...input, topic: "y" } })).calls).toBe(2);
    expect((await run(map("{{all.item}}!"), { input })).calls).toBe(2);
  });

  test("a planner keeps its answer with that of its tasks", async () => {
    const spec = aSpec().planner("boss", ["start"]).output("end", "{{boss.output}}", ["boss"]).build("end");
    const planner = spec.parts.find((part) => part.id === "boss");
    if (planner !== undefined) planner.policy.cacheResult = true;
    const model = () => scriptedModel((prompt) => (prompt.includes("PLAN") ? { say: plan([{ id: "t1" }]) } : says(prompt)));
    const { run } = shelf();
    await run(spec, {}, model());
    expect((await run(spec, {}, model())).calls).toBe(0);
  });

  test("a fork that begins at the step does it anew", async () => {
    const { run } = shelf();
    const spec = keeping();
    const origin = runInMemory(spec, scriptedModel(says), tides);
    await origin.end();
    await run(spec, tides);
    const forked = { spec, events: origin.events(), from: ["a"] };
    expect((await run(spec, { ...tides, forked })).calls).toBe(1);
  });

  test("another secret is other work, and the key tells nobody what it was", async () => {
    const { run, kept } = shelf();
    const spec = aSpec().model("a", "{{start.topic}}", ["start"], { cacheResult }).output("end", "{{a.output}}", ["a"]).build("end");
    const connections = (token: string) => ({ secrets: new Map([["TOKEN", token]]), servers: new Map() });
    await run(spec, { ...tides, connections: connections("one") });
    // It reads no secret: another one changes nothing.
    expect((await run(spec, { ...tides, connections: connections("two") })).calls).toBe(0);
    expect([...kept.keys()].join()).not.toContain("one");
  });
});
