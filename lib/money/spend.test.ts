import { describe, expect, test } from "vitest";
import { runId } from "@/lib/core/ids";
import { readersOf } from "@/lib/graph/readers-of";
import { aGraph, aMap, haiku } from "@/lib/graph/testing/graph-builder";
import { spendBy } from "@/lib/money/spend";
import { emptyRun, fold } from "@/lib/trace/fold";
import { containerRun } from "@/lib/trace/testing/container-run";
import { researchBrief } from "@/lib/trace/testing/research-brief";
import { Story } from "@/lib/trace/testing/story";

const research = aGraph()
  .node("question", "input", { fields: [] })
  .node("plan", "planner", { model: haiku, prompt: "Plan." })
  .node("worker", "executor", { model: haiku, prompt: "{{task.objective}}" })
  .node("synthesis", "executor", { model: haiku, prompt: "{{plan.output}}" })
  .node("brief", "output", { value: "{{synthesis.output}}" })
  .delegate("plan", "worker")
  .build();

const run = fold(emptyRun(runId.parse("run_1")), researchBrief());
const sum = (parts: { nanoUsd: bigint }[]) => parts.reduce((all, part) => all + part.nanoUsd, 0n);

describe("[T6] where the money went", () => {
  test("by node and by model it adds up to what the run cost, dearest first", () => {
    for (const by of ["node", "model"] as const) {
      const parts = spendBy(run, by, readersOf(research));
      expect(sum(parts)).toBe(run.costNanoUsd);
      expect(parts.map(({ nanoUsd }) => nanoUsd)).toEqual(parts.map(({ nanoUsd }) => nanoUsd).sort((a, b) => Number(b - a)));
    }
    expect(spendBy(run, "node", readersOf(research)).map(({ key }) => key)).toEqual(["synthesis", "plan", "worker"]);
  });

  test("by task it is the tasks alone", () => {
    const tasks = spendBy(run, "task", readersOf(research));
    expect(tasks).toHaveLength(6);
    expect(sum(tasks)).toBe(spendBy(run, "node", readersOf(research)).find(({ key }) => key === "worker")?.nanoUsd);
  });

  test("what stands in a container counts for its own node, and what another graph does for the node that runs it", () => {
    const map = fold(emptyRun(runId.parse("run_1")), containerRun());
    expect(spendBy(map, "node", readersOf(aMap().build())).find(({ key }) => key === "write")?.calls).toBe(4);
    const story = new Story();
    const outer = story.begin(0, "inner", { name: "Inner", kind: "subgraph" });
    story.say(story.begin(0, "worker", { name: "Work", kind: "executor", path: "inner", parent: outer }), {
      model: haiku,
      at: 0,
      ms: 5,
      text: "Done.",
    });
    const nested = fold(emptyRun(runId.parse("run_1")), story.events());
    const graph = aGraph()
      .node("inner", "subgraph", { graph: "other" })
      .node("worker", "executor", { model: haiku, prompt: "Go." })
      .build();
    expect(spendBy(nested, "node", readersOf(graph)).map(({ key }) => key)).toEqual(["inner"]);
  });

  test("calls without a price are counted, but not as nothing", () => {
    const story = new Story();
    story.say(story.begin(0, "worker", { name: "Work", kind: "executor" }), {
      model: "unheard-of",
      at: 0,
      ms: 5,
      text: "Done.",
      nanoUsd: null,
    });
    const [one] = spendBy(fold(emptyRun(runId.parse("run_1")), story.events()), "model", readersOf(research));
    expect(one).toMatchObject({ key: "unheard-of", calls: 1, unknown: 1, nanoUsd: 0n });
  });
});
