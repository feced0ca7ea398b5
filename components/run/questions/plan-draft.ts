import type { Verdict } from "@/components/canvas/canvas-store";
import type { PlanRules } from "@/lib/contract/questions";
import { isObject, canonicalJson, type JsonObject, type JsonValue } from "@/lib/core/json";
import { checkTasks, emptyPlan, type TaskProblem } from "@/lib/trace/check-tasks";
import { task as taskSchema, type Task } from "@/lib/trace/task";

/** A plan while somebody works on it. What is dropped stays in its place, to be taken back. */
export type PlanDraft = { asked: readonly Task[]; tasks: readonly DraftTask[] };
export type DraftTask = Task & { dropped: boolean; added: boolean };

export function toDraft(value: JsonValue): PlanDraft {
  const written = isObject(value) && Array.isArray(value["tasks"]) ? value["tasks"] : [];
  const asked = written.flatMap((each) => {
    const read = taskSchema.safeParse(each);
    return read.success ? [read.data] : [];
  });
  return { asked, tasks: asked.map((each) => ({ ...each, dropped: false, added: false })) };
}

export function changeTask(draft: PlanDraft, id: string, change: Partial<DraftTask>): PlanDraft {
  return { ...draft, tasks: draft.tasks.map((task) => (task.id === id ? { ...task, ...change } : task)) };
}

/** A task of one's own was never there: dropping it takes it away. */
export function dropTask(draft: PlanDraft, id: string): PlanDraft {
  const isOwn = draft.tasks.some((task) => task.id === id && task.added);
  if (isOwn) return { ...draft, tasks: draft.tasks.filter((task) => task.id !== id).map((task) => withoutNeeds(task, new Set([id]))) };
  return changeTask(draft, id, { dropped: true });
}

export function moveTask(draft: PlanDraft, id: string, by: 1 | -1): PlanDraft {
  const from = draft.tasks.findIndex((task) => task.id === id);
  const moved = draft.tasks[from];
  const other = draft.tasks[from + by];
  if (moved === undefined || other === undefined) return draft;
  const tasks = [...draft.tasks];
  tasks[from] = other;
  tasks[from + by] = moved;
  return { ...draft, tasks };
}

/** Whether `by` may wait for `needed`, and if not, why. */
export function canNeed(draft: PlanDraft, needed: string, by: string): Verdict {
  const [source, target] = [needed, by].map((id) => draft.tasks.find((task) => task.id === id));
  if (source === undefined || target === undefined) return { ok: false, reason: "There is no such task." };
  if (source === target) return { ok: false, reason: `${target.title} cannot wait for itself.` };
  if (source.dropped || target.dropped) return { ok: false, reason: "A dropped task is not waited for, and waits for none." };
  if (target.dependsOn.includes(needed)) return { ok: false, reason: `${target.title} waits for ${source.title} already.` };
  if (waitsFor(toTasks(draft), needed, by))
    return { ok: false, reason: `${source.title} waits for ${target.title}: that would be a circle.` };
  return { ok: true };
}

/** Whether one task comes after another, however many stand between them. */
function waitsFor(tasks: readonly Task[], task: string, other: string): boolean {
  const byId = new Map(tasks.map((each) => [each.id, each]));
  const before = new Set([task]);
  // A set that grows is walked to its new end.
  for (const id of before) for (const need of byId.get(id)?.dependsOn ?? []) before.add(need);
  return before.has(other);
}

export function needTask(draft: PlanDraft, needed: string, by: string): PlanDraft {
  const target = draft.tasks.find((task) => task.id === by);
  return target === undefined ? draft : changeTask(draft, by, { dependsOn: [...target.dependsOn, needed] });
}

export function addTask(draft: PlanDraft, rules: PlanRules): { draft: PlanDraft; id: string } {
  const taken = new Set([...rules.taken, ...draft.tasks.map((task) => task.id)]);
  let number = draft.tasks.length + 1;
  while (taken.has(`new${number}`)) number += 1;
  const id = `new${number}`;
  const delegate = taskSchema.shape.delegate.parse(rules.delegates[0]?.id);
  const task: DraftTask = {
    id,
    title: "New task",
    objective: "",
    expectedOutput: "",
    delegate,
    dependsOn: [],
    model: null,
    dropped: false,
    added: true,
  };
  return { draft: { ...draft, tasks: [...draft.tasks, task] }, id };
}

/** The plan as it is sent: without what was dropped, and without needs of it. */
export function toTasks({ tasks }: PlanDraft): Task[] {
  const gone = new Set(tasks.filter((task) => task.dropped).map((task) => task.id));
  return tasks.filter((task) => !task.dropped).map((task) => plain(withoutNeeds(task, gone)));
}

/** The plan as text, to be copied. */
export function planText(draft: PlanDraft): string {
  const texts = toTasks(draft).map(({ title, objective, expectedOutput }, index) =>
    [`${index + 1}. ${title}`, objective, expectedOutput].filter((line) => line !== "").join("\n"),
  );
  return texts.join("\n\n");
}

/** Tasks that were dropped, added or changed, and one for a new order. */
export function changesIn(draft: PlanDraft): number {
  const before = new Map(draft.asked.map((task) => [task.id, canonicalJson(toJson(task))]));
  const touched = draft.tasks.filter((task) => task.dropped || before.get(task.id) !== canonicalJson(toJson(plain(task))));
  const order = draft.tasks.filter((task) => !task.added).map((task) => task.id);
  const isReordered = order.some((id, index) => id !== draft.asked[index]?.id);
  return touched.length + (isReordered ? 1 : 0);
}

/** Why the plan cannot be carried out as it stands: the server's own rules, while it is written. */
export function problemsIn(draft: PlanDraft, rules: PlanRules): TaskProblem[] {
  const tasks = toTasks(draft);
  return tasks.length === 0 ? [emptyPlan] : checkTasks(rules, tasks);
}

type Placed = Pick<Task, "delegate" | "model">;

/** What a task is likely to cost; null: its delegate asks no model itself, or it has none. */
export function likelyOf(task: Placed, rules: PlanRules): bigint | null {
  const guess = guessOf(task, rules);
  return guess === undefined ? null : BigInt(guess.costNanoUsd);
}

function guessOf({ delegate, model }: Placed, rules: PlanRules) {
  const found = rules.delegates.find(({ id }) => id === delegate);
  return found?.likely.find((each) => each.model === (model === found.model ? null : model));
}

/** What the kept tasks are likely to cost together; null: nothing is known of any. */
export function likelySum(draft: PlanDraft, rules: PlanRules): bigint | null {
  const known = toTasks(draft).flatMap((task) => likelyOf(task, rules) ?? []);
  return known.length === 0 ? null : known.reduce((sum, each) => sum + each, 0n);
}

/**
 * How long the kept tasks are likely to take, in milliseconds, if none has to wait for a place: the longest way through what they need.
 * null: nothing is known of any.
 */
export function likelyTime(draft: PlanDraft, rules: PlanRules): number | null {
  const tasks = toTasks(draft);
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const ends = new Map<string, number>();
  const endOf = (task: Task, open: ReadonlySet<string>): number => {
    const known = ends.get(task.id);
    if (known !== undefined) return known;
    const inside = new Set(open).add(task.id);
    // A plan in the making may go round in circles, which its problems say.
    const before = task.dependsOn.flatMap((id) => (inside.has(id) ? [] : (byId.get(id) ?? [])));
    const end = Math.max(0, ...before.map((each) => endOf(each, inside))) + (guessOf(task, rules)?.durationMs ?? 0);
    ends.set(task.id, end);
    return end;
  };
  const longest = Math.max(0, ...tasks.map((task) => endOf(task, new Set())));
  return longest === 0 ? null : longest;
}

function withoutNeeds(task: DraftTask, gone: ReadonlySet<string>): DraftTask {
  return { ...task, dependsOn: task.dependsOn.filter((id) => !gone.has(id)) };
}

function plain({ dropped: _dropped, added: _added, ...task }: DraftTask): Task {
  return task;
}

export function toJson(task: Task): JsonObject {
  return { ...task };
}
