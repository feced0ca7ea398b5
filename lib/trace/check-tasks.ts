import type { Task } from "@/lib/trace/task";

/** What a planner's plans have to keep. `taken`: ids of tasks of earlier rounds. */
export type TaskRules = {
  maxTasks: number;
  taken: readonly string[];
  delegates: readonly { id: string; model: string | null; taskModels: readonly string[] }[];
};

/** What stands against carrying these tasks out (P2), as sentences: the same for the planner's own plan and for a person's. */
export function checkTasks(rules: TaskRules, tasks: readonly Task[]): string[] {
  if (tasks.length > rules.maxTasks) return [`The plan has ${tasks.length} tasks; at most ${rules.maxTasks} are allowed.`];
  const problems = problemsOfEach(rules, tasks);
  return problems.length === 0 && hasCycle(tasks) ? ["The dependencies of the tasks form a cycle."] : problems;
}

/** A plan that neither does nor says anything. */
export const emptyPlan = "The plan has neither tasks nor an output.";

function problemsOfEach({ delegates, taken }: TaskRules, tasks: readonly Task[]): string[] {
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
    return problems;
  });
}

/** Takes away tasks whose dependencies are gone until nothing moves: what is left goes round in circles. */
function hasCycle(tasks: readonly Task[]): boolean {
  let left = tasks;
  for (;;) {
    const open = new Set(left.map((candidate) => candidate.id));
    const next = left.filter((candidate) => candidate.dependsOn.some((id) => open.has(id)));
    if (next.length === left.length) return left.length > 0;
    left = next;
  }
}
