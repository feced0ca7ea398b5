import { describe, expect, test } from "vitest";
import { nodeId, runId } from "@/lib/core/ids";
import { readersOf } from "@/lib/graph/readers-of";
import { aGraph, haiku } from "@/lib/graph/testing/graph-builder";
import { waste } from "@/lib/money/waste";
import { emptyRun, fold } from "@/lib/trace/fold";
import type { Task } from "@/lib/trace/task";
import { Story } from "@/lib/trace/testing/story";

const asking = (prompt = "Go.") => ({ model: haiku, prompt });

/** start → left → last, start → right → last: `last` also names what `named` says. */
const graph = aGraph()
  .node("start", "input", { fields: [] })
  .node("left", "executor", asking())
  .node("right", "executor", asking())
  .node("named", "executor", asking())
  .node("last", "executor", asking("{{named.output}}"))
  .node("end", "output", { value: "{{last.output}}" })
  .flow("start", "left")
  .flow("start", "right")
  .flow("start", "named")
  .flow("left", "last")
  .flow("right", "last")
  .flow("last", "end")
  .build();

/** A step with one call that costs so much; it begins at `from` and is over at `to`. */
function did(story: Story, node: string, from: number, to: number, nanoUsd = 100n): ReturnType<Story["begin"]> {
  const step = story.begin(from, node, { name: node, kind: "executor", model: haiku });
  story.say(step, { model: haiku, at: from, ms: to - from, text: "Done.", nanoUsd });
  story.end(to, step, "Done.");
  return step;
}

const skipped = (story: Story, at: number, node: string) =>
  story.tell(at, { type: "step.skipped", stepId: `${node}` as never, nodeId: nodeId.parse(node), path: "", reason: "branch" }); // a step at the top has its node's id

function found(tell: (story: Story) => void) {
  const story = new Story();
  tell(story);
  return waste(fold(emptyRun(runId.parse("run_1")), story.events()), readersOf(graph)).map(
    ({ why, stepId, nanoUsd, calls, first, lost }) => ({
      why,
      stepId,
      nanoUsd,
      calls,
      ...(first === null ? {} : { first }),
      ...(lost.maxNanoUsd === 0n ? {} : { lost }),
    }),
  );
}

describe("[T6] a result that nothing read", () => {
  test("is one whose only readers were skipped", () => {
    const unread = found((story) => {
      did(story, "left", 0, 10);
      skipped(story, 11, "last");
      skipped(story, 12, "end");
      story.finish(20, "succeeded", null);
    });
    expect(unread).toEqual([{ why: "unread", stepId: "left", nanoUsd: 100n, calls: 1 }]);
  });

  test("is one that came after its readers had begun, as where the first of several is enough", () => {
    const unread = found((story) => {
      did(story, "left", 0, 10);
      did(story, "right", 0, 40);
      did(story, "last", 11, 30);
      did(story, "end", 31, 32, 0n);
      story.finish(50, "succeeded", "Done.");
    });
    expect(unread).toMatchObject([{ stepId: "right" }]);
  });

  test("is none that a text names, though no edge leads there", () => {
    const all = found((story) => {
      did(story, "named", 0, 10);
      did(story, "last", 11, 30);
      did(story, "end", 31, 32, 0n);
      story.finish(50, "succeeded", "Done.");
    });
    expect(all).toEqual([]);
  });

  test("is not yet known while a reader may come, and what a run that broke off did not come to is kept", () => {
    expect(found((story) => did(story, "left", 0, 10))).toEqual([]);
    expect(
      found((story) => {
        did(story, "left", 0, 10);
        story.finish(20, "failed", null);
      }),
    ).toEqual([]);
  });

  test("is that of a task whose planner gave up", () => {
    const unread = found((story) => {
      const plan = story.begin(0, "left", { name: "left", kind: "planner" });
      story.plan(5, plan, 1, [task("t1"), task("t2", ["t1"])]);
      for (const [id, at] of [
        ["t1", 10],
        ["t2", 30],
      ] as const) {
        const step = story.begin(at, "named", { name: id, kind: "executor", path: `left.1.${id}`, parent: plan, taskId: id });
        story.end(story.say(step, { model: haiku, at, ms: 10, text: "Done.", nanoUsd: 100n }), step, "Done.");
      }
      const error = { code: "limit_reached" as const, message: "Enough.", retryable: false, stepId: plan };
      story.tell(50, { type: "step.failed", stepId: plan, attempt: 1, error, handledBy: "continue" });
    });
    expect(unread).toMatchObject([{ why: "unread", stepId: expect.stringContaining("t2") }]);
  });
});

describe("[T6] work that came to nothing", () => {
  test("is a try that broke after it was paid for, but none that a later one went on from", () => {
    const tries = (continues?: number) =>
      found((story) => {
        const step = story.begin(0, "left", { name: "left", kind: "executor" });
        story.say(step, { model: haiku, at: 0, ms: 10, text: "No JSON", nanoUsd: 70n });
        story.retry(11, step, 1, 5, "The answer is not valid.");
        story.tell(20, {
          type: "step.started",
          stepId: step,
          nodeId: nodeId.parse("left"),
          path: "",
          kind: "executor",
          name: "left",
          attempt: 2,
          continues,
          input: null,
        });
      });
    expect(tries()).toEqual([{ why: "failed", stepId: "left", nanoUsd: 70n, calls: 1 }]);
    expect(tries(1)).toEqual([]);
  });

  test("is a call whose end nobody saw, with the range that it may have cost", () => {
    const [lost] = found((story) => {
      const step = story.begin(0, "left", { name: "left", kind: "executor" });
      const callId = "left/1/1" as never; // only compared
      story.tell(1, {
        type: "call.started",
        callId,
        stepId: step,
        attempt: 1,
        n: 1,
        sort: "model",
        request: null,
        requestHash: "h",
        reservedNanoUsd: "9",
      });
      story.tell(2, { type: "call.lost", callId, stepId: step, minNanoUsd: "3", maxNanoUsd: "9" });
    });
    expect(lost).toEqual({ why: "lost", stepId: "left", nanoUsd: 0n, calls: 1, lost: { minNanoUsd: 3n, maxNanoUsd: 9n } });
  });

  test("is what was cancelled after a call was paid for", () => {
    const cancelled = found((story) => {
      const step = story.begin(0, "left", { name: "left", kind: "executor" });
      story.say(step, { model: haiku, at: 0, ms: 10, text: "So far", nanoUsd: 70n });
      story.tell(11, { type: "step.cancelled", stepId: step });
    });
    expect(cancelled).toMatchObject([{ why: "cancelled", nanoUsd: 70n }]);
  });

  test("is the second call that asks the same and is paid for, with the step that asked first", () => {
    const again = found((story) => {
      for (const [node, at] of [
        ["left", 0],
        ["right", 20],
      ] as const) {
        const step = story.begin(at, node, { name: node, kind: "executor" });
        const callId = `${node}/1/1` as never; // only compared
        story.tell(at, {
          type: "call.started",
          callId,
          stepId: step,
          attempt: 1,
          n: 1,
          sort: "model",
          model: haiku,
          request: null,
          requestHash: "same",
          reservedNanoUsd: "9",
        });
        story.tell(at + 5, { type: "call.finished", callId, stepId: step, response: {}, usage: {}, costNanoUsd: "40", durationMs: 5 });
      }
    });
    expect(again).toEqual([{ why: "again", stepId: "right", nanoUsd: 40n, calls: 1, first: "left" }]);
  });
});

function task(id: string, dependsOn: string[] = []): Task {
  return { id, title: id, objective: "", expectedOutput: "", delegate: nodeId.parse("named"), dependsOn, model: null };
}
