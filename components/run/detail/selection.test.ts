import { expect, test } from "vitest";
import { taskStep } from "@/components/canvas/canvas-run";
import { rowOfTask } from "@/components/run/detail/row-of-task";
import { selectionOf } from "@/components/run/detail/selection";
import { frameOf } from "@/components/run/frame";
import { createRunStore } from "@/components/run/run-store";
import { nodeId, runId } from "@/lib/core/ids";
import type { Task } from "@/lib/trace/task";
import { Story } from "@/lib/trace/testing/story";

const task = (id: string, title: string): Task => ({
  ...{ id, title, objective: "", expectedOutput: "", delegate: nodeId.parse("worker"), dependsOn: [], model: null },
});

/** A map of two items, and in each of them two planners, one's name the end of the other's, which all write a task `t1`. */
function twoTurns() {
  const story = new Story();
  story.tell(1, { type: "run.started", worker: "w1", epoch: 1, format: 1 });
  const each = story.begin(2, "each", { name: "Each", kind: "map" });
  story.tell(2, { type: "items.counted", stepId: each, count: 2, items: ["tea", "coffee"] });
  for (const turn of ["each[0]", "each[1]"])
    for (const node of ["myplan", "plan"]) {
      const planner = story.begin(3, node, { name: node, kind: "planner", path: turn, parent: each });
      // The second task never begins.
      story.plan(4, planner, 1, [task("t1", `${node} in ${turn}`), task("t2", "Later")]);
      story.begin(5, "worker", { name: "Worker", kind: "executor", path: `${turn}/${node}.1.t1`, parent: planner, taskId: "t1" });
    }
  const store = createRunStore(runId.parse("r1"), null);
  const events = story.events();
  store.getState().receive(events, Date.parse(events.at(-1)!.at));
  return frameOf(store.getState(), [], 0);
}

const frame = twoTurns();
const planners = [...frame.live.steps.values()].filter((step) => step.plans.length > 0);

test("[T7] a task of a plan leads to its own step: not to another turn's, nor to one of a planner whose name ends alike", () => {
  const rows = planners.map((planner) => [planner.id, ...planner.plans[0]!.tasks.map((each) => rowOfTask(frame, planner, 1, each)?.id)]);
  expect(rows).toEqual([
    ["myplan~each-0", "worker~each-0~myplan.1.t1", "worker~each-0~myplan.1.t2"],
    ["plan~each-0", "worker~each-0~plan.1.t1", "worker~each-0~plan.1.t2"],
    ["myplan~each-1", "worker~each-1~myplan.1.t1", "worker~each-1~myplan.1.t2"],
    ["plan~each-1", "worker~each-1~plan.1.t1", "worker~each-1~plan.1.t2"],
  ]);
});

test("[T7] a task names the planner of its own turn, whether or not it has begun", () => {
  for (const planner of planners) {
    const [begun, toCome] = planner.plans[0]!.tasks.map((each) => selectionOf(frame, taskStep(planner, 1, each)));
    expect(begun).toMatchObject({ planner: { id: planner.id }, task: { title: `${planner.nodeId} in ${planner.path}` }, round: 1 });
    expect(toCome).toMatchObject({ step: null, planner: { id: planner.id }, task: { title: "Later" }, round: 1 });
  }
});
