import type { Task } from "@/lib/trace/task";

/** What a planner's plans have to keep. `taken`: ids of tasks of earlier rounds. */
export type TaskRules = {
  maxTasks: number;
  taken: readonly string[];
  delegates: readonly { id: string; model: string | null; taskModels: readonly string[] }[];
};

/** `tasks`: those that it is about; none: the plan as a whole. */
export type TaskProblem = { tasks: readonly string[]; message: string };

/** What stands against carrying these tasks out (P2): the same for the planner's own plan and for a person's. */
export function checkTasks(rules: TaskRules, tasks: readonly Task[]): TaskProblem[] {
  if (tasks.length > rules.maxTasks)
    return [{ tasks: [], message: `The plan has ${tasks.length} tasks; at most ${rules.maxTasks} are allowed.` }];
  const problems = problemsOfEach(rules, tasks);
  if (problems.length > 0) return problems;
  const cycle = inCycle(tasks);
  return cycle.length > 0 ? [{ tasks: cycle, message: "The dependencies of the tasks form a cycle." }] : [];
}

/** A plan that neither does nor says anything. */
export const emptyPlan: TaskProblem = { tasks: [], message: "The plan has neither tasks nor an output." };

function problemsOfEach({ delegates, taken }: TaskRules, tasks: readonly Task[]): TaskProblem[] {
  const known = new Set([...taken, ...tasks.map((candidate) => candidate.id)]);
  const seen = new Set(taken);
  return tasks.flatMap((candidate) => {
    const problems: string[] = [];
    const delegate = delegates.find(({ id }) => id === candidate.delegate);
    if (seen.has(candidate.id)) problems.push(`The id ${candidate.id} is used twice.`);
    seen.add(candidate.id);
    if (delegate === undefined) problems.push(`Task ${candidate.id} names the delegate ${candidate.delegate}, which does not exist.`);
    else if (candidate.model !== null && candidate.model !== delegate.model && !delegate.taskModels.includes(candidate.model)) {
      problems.push(`Task ${candidate.id} asks for the model ${candidate.model}, which ${delegate.id} may not use.`);
    }
    const unknown = candidate.dependsOn.filter((id) => !known.has(id));
    if (unknown.length > 0) problems.push(`Task ${candidate.id} depends on ${unknown.join(", ")}, which no task is called.`);
    return problems.map((message) => ({ tasks: [candidate.id], message }));
  });
}

/** Takes away tasks that wait for none of the rest, or that none of the rest waits for, until nothing moves: what is left goes in circles. */
function inCycle(tasks: readonly Task[]): string[] {
  let left = tasks;
  for (;;) {
    const open = new Set(left.map((candidate) => candidate.id));
    const needed = new Set(left.flatMap((candidate) => candidate.dependsOn));
    const next = left.filter((candidate) => needed.has(candidate.id) && candidate.dependsOn.some((id) => open.has(id)));
    if (next.length === left.length) return [...open];
    left = next;
  }
}
