import "server-only";
import { z } from "zod";
import { jsonValue, type JsonObject, type JsonValue } from "@/lib/core/json";
import { err, ok, type Result } from "@/lib/core/result";
import { outputProblems } from "@/lib/model/output";
import type { OperationOf } from "@/lib/spec/spec";
import { task, type Task } from "@/lib/trace/task";

type Work = OperationOf<"plan">;

export type WrittenPlan = { tasks: Task[]; output: JsonValue };

/** The shape that a planner's call asks for (`output_config.format`): docs/contracts.md, "Plan on the wire". */
export function planSchema(work: Work): JsonValue {
  const models = [...new Set(work.delegates.flatMap((delegate) => delegate.taskModels))];
  const text: JsonObject = { type: "string" };
  const properties: JsonObject = {
    id: { type: "string", description: "Short and unique, such as t1." },
    title: { type: "string", description: "A few words." },
    objective: { type: "string", description: "What the delegate has to do, complete in itself." },
    expectedOutput: text,
    delegate: { type: "string", enum: work.delegates.map((delegate) => delegate.id) },
    dependsOn: { type: "array", items: text, description: "Ids of tasks whose results this one needs." },
    model: models.length === 0 ? { type: "null" } : { anyOf: [{ type: "string", enum: models }, { type: "null" }] },
  };
  const item: JsonObject = { type: "object", properties, required: Object.keys(properties), additionalProperties: false };
  const output: JsonObject = { anyOf: [work.call.outputSchema ?? text, { type: "null" }] };
  return {
    type: "object",
    properties: { tasks: { type: "array", items: item }, output },
    required: ["tasks", "output"],
    additionalProperties: false,
  };
}

const wire = z.object({ tasks: z.array(task), output: jsonValue });

/** Everything that stands against carrying the plan out (P2), as sentences for the planner. `taken`: ids of earlier rounds. */
export function checkPlan(work: Work, answer: string, { taken }: { taken: string[] }): Result<WrittenPlan, string[]> {
  const parsed = wire.safeParse(parseJson(answer));
  if (!parsed.success) return err(parsed.error.issues.map((issue) => `${issue.path.join(".") || "The answer"}: ${issue.message}.`));
  const { tasks, output } = parsed.data;
  const problems = [...countProblems(work, tasks, output), ...taskProblems(work, tasks, taken), ...outputOf(work, tasks, output)];
  if (problems.length === 0 && hasCycle(tasks)) problems.push("The dependencies of the tasks form a cycle.");
  return problems.length === 0 ? ok({ tasks, output }) : err(problems);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function countProblems(work: Work, tasks: Task[], output: JsonValue): string[] {
  if (tasks.length > work.maxTasks) return [`The plan has ${tasks.length} tasks; at most ${work.maxTasks} are allowed.`];
  return tasks.length === 0 && output === null ? ["The plan has neither tasks nor an output."] : [];
}

function outputOf(work: Work, tasks: Task[], output: JsonValue): string[] {
  if (tasks.length > 0 || output === null || work.call.outputSchema === null) return [];
  return outputProblems(output, work.call.outputSchema).map((problem) => `output: ${problem}`);
}

function taskProblems(work: Work, tasks: Task[], taken: string[]): string[] {
  const known = new Set([...taken, ...tasks.map((candidate) => candidate.id)]);
  const seen = new Set(taken);
  return tasks.flatMap((candidate) => {
    const problems: string[] = [];
    const delegate = work.delegates.find(({ id }) => id === candidate.delegate);
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
function hasCycle(tasks: Task[]): boolean {
  let left = tasks;
  for (;;) {
    const open = new Set(left.map((candidate) => candidate.id));
    const next = left.filter((candidate) => candidate.dependsOn.some((id) => open.has(id)));
    if (next.length === left.length) return left.length > 0;
    left = next;
  }
}
