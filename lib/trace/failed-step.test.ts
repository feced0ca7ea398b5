import { describe, expect, test } from "vitest";
import { runId, type StepId } from "@/lib/core/ids";
import { runInMemory } from "@/lib/engine/testing/run-in-memory";
import { scriptedModel } from "@/lib/engine/testing/scripted-model";
import { aSpec } from "@/lib/engine/testing/spec-builder";
import { failedIn, failedStep } from "@/lib/trace/failed-step";
import { emptyRun, fold } from "@/lib/trace/fold";
import { MapStory } from "@/lib/trace/testing/map-story";
import { Story } from "@/lib/trace/testing/story";

const told = (story: Story) => fold(emptyRun(runId.parse("r1")), story.events());

describe("[E9] the step that failed the run", () => {
  test("stands in the item that failed, not in one that was cancelled with it", () => {
    const events = new MapStory({ items: 40, atOnce: 10, ms: (item) => 1_000 + item, failing: 28 }).told();
    expect(failedStep(fold(emptyRun(runId.parse("r1")), events))?.id).toBe("write~pages-27");
  });

  test("is found through maps, loops and sub-graphs, as the engine tells of them", async () => {
    const inner = aSpec().model("think", "think", ["start"], { attempts: 1 }).output("answer", "x", ["think"]).build("answer");
    const each = { op: "each", items: "{{start.items}}", maxItems: 5, concurrency: 3, onItemError: "fail" } as const;
    const again = { op: "repeat", until: "true", maxIterations: 2, onLimit: "continue" } as const;
    const spec = aSpec()
      .part("all", { ...each, result: [{ from: "again", port: "out" }] } as never, ["start"])
      .part("again", { ...again, result: [{ from: "check", port: "out" }] } as never, ["all.item"], { parent: "all" })
      .part("check", { op: "invoke", graph: "fact-check", spec: inner, input: {} }, ["again.item"], { parent: "again" })
      .output("end", "{{all.output}}", ["all"])
      .build("end");
    const model = scriptedModel((_, n) => (n === 1 ? { fail: "model_refused" } : { hang: true }));
    const view = await runInMemory(spec, model, { input: { items: [1, 2, 3] } }).end();
    expect(view.error?.stepId).toBe("all");
    const failed = failedStep(view);
    expect(failed).toMatchObject({ nodeId: "think", status: "failed", error: { message: "scripted model_refused" } });
    expect(failed?.callIds).toHaveLength(1);
  });

  test("of several that failed is the first", () => {
    const story = new Story(0);
    const map = story.begin(0, "pages", { name: "Pages", kind: "map" });
    const [a, b] = [0, 1].map((turn) => story.begin(0, "read", { name: "Read", kind: "x", path: `pages[${turn}]`, parent: map }));
    story
      .fail(9, a as StepId, "No.", "container")
      .fail(8, b as StepId, "No.", "container")
      .fail(10, map, "Item 2 failed: No.", "run");
    expect(failedStep(told(story.finish(10, "failed", null)))?.id).toBe("read~pages-1");
  });

  test("is a container, where its own work broke and items had failed before that it left out", () => {
    const story = new Story(0);
    const map = story.begin(0, "pages", { name: "Pages", kind: "map" });
    story.fail(5, story.begin(0, "read", { name: "Read", kind: "x", path: "pages[0]", parent: map }), "No.", "container");
    story.fail(10, map, "The step worked for more than 600 s.", "run");
    const run = told(story.finish(10, "failed", null));
    expect(failedStep(run)?.id).toBe("pages");
    expect(failedIn(run, run.steps.get(map)!)).toBe(null);
  });

  test("is not one whose failure was handled, and none of a run that a limit or a person ended", () => {
    const story = () => {
      const made = new Story(0);
      return made.fail(5, made.begin(0, "a", { name: "A", kind: "x" }), "No.", "continue");
    };
    expect(failedStep(told(story().finish(6, "failed", null)))).toBe(null);
    expect(failedStep(told(story().finish(6, "cancelled", null)))).toBe(null);
    expect(failedStep(told(story()))).toBe(null);
  });
});
