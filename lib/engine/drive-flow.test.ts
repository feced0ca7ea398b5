import { describe, expect, test } from "vitest";
import { says, step } from "@/lib/engine/testing/plan-and-step";
import { runInMemory } from "@/lib/engine/testing/run-in-memory";
import { scriptedModel } from "@/lib/engine/testing/scripted-model";
import { aSpec } from "@/lib/engine/testing/spec-builder";
import type { Event } from "@/lib/trace/event";

describe("flow", () => {
  test("[E1] a step starts as soon as its own inputs are settled, whatever else runs", async () => {
    const spec = aSpec()
      .model("slow", "slow", ["start"])
      .model("quick", "quick", ["start"])
      .model("after", "after {{quick.output}}", ["quick"])
      .output("end", "{{after.output}} {{slow.output}}", ["after", "slow"])
      .build("end");
    const run = runInMemory(
      spec,
      scriptedModel((prompt) => ({ say: prompt, ms: prompt === "slow" ? 60 : 0 })),
    );
    const view = await run.end();
    expect(step(view, "after").endedAt).toBeLessThan(step(view, "slow").endedAt ?? 0);
    expect(view).toMatchObject({ status: "succeeded", output: "after quick slow" });
  });

  test("[E2] a branch not taken is skipped with all that only it feeds, and a merge waits for live inputs only", async () => {
    const spec = aSpec()
      .part("way", { op: "choose", routes: [{ key: "yes", when: "start.go" }] }, ["start"], { ports: ["yes", "else"] })
      .model("a", "a", ["way.yes"])
      .model("b", "b", ["way.else"])
      .model("c", "c", ["b"])
      .part("both", { op: "join", shape: "object", separator: "" }, ["a", "c"])
      .output("end", "{{both.output}}", ["both"])
      .build("end");
    const view = await runInMemory(spec, scriptedModel(says), { input: { go: true } }).end();
    expect(view.output).toEqual({ a: "<a>" });
    expect([step(view, "b").status, step(view, "c").status]).toEqual(["skipped", "skipped"]);
    expect(step(view, "way").route).toMatchObject({ key: "yes", by: "condition" });
  });

  test("[E3] a merge is ordered by node, whatever came first", async () => {
    const spec = aSpec()
      .model("a", "a", ["start"])
      .model("b", "b", ["start"])
      .part("both", { op: "join", shape: "list", separator: "" }, ["a", "b"])
      .output("end", "{{both.output}}", ["both"])
      .build("end");
    const view = await runInMemory(
      spec,
      scriptedModel((prompt) => ({ say: prompt, ms: prompt === "a" ? 30 : 0 })),
    ).end();
    expect(view.output).toEqual(["a", "b"]);
  });

  test("[E11] no more steps work at once than the limit allows, and the held ones say so", async () => {
    const builder = aSpec({ concurrency: 2 });
    for (const id of ["a", "b", "c", "d"]) builder.model(id, id, ["start"]);
    const spec = builder
      .part("all", { op: "join", shape: "list", separator: "" }, ["a", "b", "c", "d"])
      .output("end", "{{all.output}}", ["all"])
      .build("end");
    let open = 0;
    let most = 0;
    const model = scriptedModel((prompt) => ({ say: prompt, ms: 15 }));
    const counted = {
      ...model,
      call: async (...args: Parameters<typeof model.call>) => {
        most = Math.max(most, ++open);
        return model.call(...args).finally(() => (open -= 1));
      },
    };
    const run = runInMemory(spec, counted);
    expect((await run.end()).output).toEqual(["a", "b", "c", "d"]);
    expect(most).toBe(2);
    expect(run.events().filter((event) => event.type === "step.waiting" && event.reason === "concurrency")).toHaveLength(2);
  });

  test("[T1] [T6] events are numbered without gaps, the last one is run.finished, and its sums are those of the steps", async () => {
    const spec = aSpec().model("a", "a", ["start"]).model("b", "b {{a.output}}", ["a"]).output("end", "{{b.output}}", ["b"]).build("end");
    const run = runInMemory(spec, scriptedModel(says));
    const view = await run.end();
    expect(run.events().map((event) => event.seq)).toEqual(run.events().map((_, index) => index + 1));
    const last = run.events().at(-1) as Extract<Event, { type: "run.finished" }>;
    const sum = [...view.steps.values()].reduce((total, one) => total + one.costNanoUsd, 0n);
    expect(last).toMatchObject({ type: "run.finished", costNanoUsd: String(sum) });
    expect(sum).toBe(2n * (100n * 100n + 10n * 500n));
  });

  test("[T8] a big value is stored once and read back whole", async () => {
    const long = "word ".repeat(2_000);
    const spec = aSpec()
      .model("a", "a", ["start"])
      .model("b", "count {{a.output}}", ["a"])
      .output("end", "{{a.output}}", ["b"])
      .build("end");
    const model = scriptedModel((prompt) => ({ say: prompt === "a" ? long : "ok" }));
    const run = runInMemory(spec, model);
    const view = await run.end();
    expect(model.seen[1]?.prompt).toBe(`count ${long}`);
    expect(view.output).toEqual(step(view, "a").output);
    expect(view.output).toHaveProperty("$ref");
  });
});
