import { expect, test } from "vitest";
import {
  addTask,
  canNeed,
  changesIn,
  changeTask,
  dropTask,
  likelyOf,
  likelySum,
  likelyTime,
  moveTask,
  needTask,
  planText,
  problemsIn,
  toDraft,
  toTasks,
} from "@/components/run/questions/plan-draft";

const task = (id: string, dependsOn: string[] = []) => ({
  id,
  title: id,
  objective: `Do ${id}`,
  expectedOutput: "",
  delegate: "worker",
  dependsOn,
  model: null,
});
const asked = { tasks: [task("t1"), task("t2", ["t1"]), task("t3", ["t1", "t2"])] };
const likely = [
  { model: null, costNanoUsd: "100", durationMs: 1 },
  { model: "strong", costNanoUsd: "900", durationMs: 2 },
];
const worker = { id: "worker", name: "Worker", model: "usual", taskModels: ["strong"], likely };
const rules = { maxTasks: 8, taken: [] as string[], delegates: [worker] };

test("[P4] a plan that is looked at and left alone is sent as it was, and has no changes", () => {
  const draft = toDraft(asked);
  expect(toTasks(draft)).toEqual(asked.tasks);
  expect(changesIn(draft)).toBe(0);
});

test("[P4] a dropped task goes with all needs of it, and comes back whole", () => {
  const dropped = dropTask(toDraft(asked), "t1");
  expect(toTasks(dropped).map(({ id, dependsOn }) => [id, dependsOn])).toEqual([
    ["t2", []],
    ["t3", ["t2"]],
  ]);
  expect(changesIn(dropped)).toBe(1);
  const back = changeTask(dropped, "t1", { dropped: false });
  expect(toTasks(back)).toEqual(asked.tasks);
  expect(changesIn(back)).toBe(0);
});

test("[P4] changed, added and moved tasks are counted, each once", () => {
  const changed = changeTask(changeTask(toDraft(asked), "t1", { title: "First" }), "t1", { objective: "More" });
  expect(changesIn(changed)).toBe(1);
  const { draft, id } = addTask(changed, rules);
  expect(changesIn(draft)).toBe(2);
  expect(toTasks(draft).at(-1)).toMatchObject({ id, delegate: "worker" });
  expect(changesIn(moveTask(draft, "t2", -1))).toBe(3);
  expect(moveTask(draft, "t1", -1)).toBe(draft);
});

test("[P4] a task of one's own that is dropped leaves nothing behind", () => {
  const { draft, id } = addTask(toDraft(asked), rules);
  const used = changeTask(draft, "t1", { dependsOn: [id] });
  expect(toTasks(dropTask(used, id))).toEqual(asked.tasks);
  expect(addTask(dropTask(used, id), rules).id).toBe(id);
});

test("[P4] a task that is added never has the id of one of an earlier round", () => {
  const { id } = addTask(toDraft(asked), rules);
  const later = addTask(toDraft(asked), { ...rules, taken: [id] });
  expect([id, later.id]).toEqual(["new4", "new5"]);
});

test("[P2] [P4] while a plan is written it is held to the planner's rules", () => {
  const draft = toDraft(asked);
  expect(problemsIn(draft, rules)).toEqual([]);
  expect(problemsIn(changeTask(draft, "t1", { dependsOn: ["t2"] }), rules)).toEqual([
    { tasks: ["t1", "t2"], message: "The dependencies of the tasks form a cycle." },
  ]);
  expect(problemsIn(changeTask(draft, "t1", { model: "other" }), rules)).toEqual([
    { tasks: ["t1"], message: "Task t1 asks for the model other, which worker may not use." },
  ]);
  const words = (...of: Parameters<typeof problemsIn>) => problemsIn(...of).map(({ message }) => message);
  expect(words(draft, { ...rules, maxTasks: 2 })).toEqual(["The plan has 3 tasks; at most 2 are allowed."]);
  const none = ["t1", "t2", "t3"].reduce(dropTask, draft);
  expect(words(none, rules)).toEqual(["The plan has neither tasks nor an output."]);
});

test("[C6] [P4] each task and the whole say what they are likely to cost, by the model that was chosen", () => {
  const draft = toDraft(asked);
  expect(likelyOf({ delegate: draft.tasks[0]!.delegate, model: "usual" }, rules)).toBe(100n);
  expect(likelySum(draft, rules)).toBe(300n);
  expect(likelySum(dropTask(changeTask(draft, "t1", { model: "strong" }), "t2"), rules)).toBe(1_000n);
  expect(likelySum(draft, { ...rules, delegates: [{ ...worker, likely: [] }] })).toBeNull();
  expect(likelyTime(draft, { ...rules, delegates: [{ ...worker, likely: [] }] })).toBeNull();
});

test("[C6] [P4] the plan takes as long as the longest way through what its tasks need, also while it goes round in circles", () => {
  const draft = toDraft(asked);
  expect(likelyTime(draft, rules)).toBe(3);
  expect(likelyTime(changeTask(draft, "t3", { dependsOn: [] }), rules)).toBe(2);
  expect(likelyTime(dropTask(changeTask(draft, "t1", { model: "strong" }), "t2"), rules)).toBe(3);
  expect(likelyTime(changeTask(draft, "t1", { dependsOn: ["t3"] }), rules)).toBeGreaterThan(0);
});

test("[P4] a task may be made to wait for another, but for none twice, in no circle and not for what was dropped", () => {
  const draft = toDraft({ tasks: [task("t1"), task("t2", ["t1"]), task("t3", ["t2"]), task("t4")] });
  expect(canNeed(draft, "t4", "t1")).toEqual({ ok: true });
  expect(toTasks(needTask(draft, "t4", "t1"))[0]?.dependsOn).toEqual(["t4"]);
  const refused = (needed: string, by: string, from = draft) => {
    const verdict = canNeed(from, needed, by);
    return verdict.ok ? "" : verdict.reason;
  };
  expect(refused("t1", "t1")).toBe("t1 cannot wait for itself.");
  expect(refused("t1", "t2")).toBe("t2 waits for t1 already.");
  expect(refused("t3", "t1")).toBe("t3 waits for t1: that would be a circle.");
  expect(refused("t4", "t1", dropTask(draft, "t4"))).toBe("A dropped task is not waited for, and waits for none.");
  expect(canNeed(dropTask(draft, "t2"), "t3", "t1")).toEqual({ ok: true });
});

test("[P4] a plan that can no longer be sent is told as text, without what was dropped", () => {
  const draft = changeTask(dropTask(toDraft(asked), "t2"), "t3", { title: "Third", expectedOutput: "A list" });
  expect(planText(draft)).toBe("1. t1\nDo t1\n\n2. Third\nDo t3\nA list");
});
