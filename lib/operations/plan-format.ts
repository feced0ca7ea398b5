import "server-only";
import { z } from "zod";
import { jsonValue, type JsonObject, type JsonValue } from "@/lib/core/json";
import { err, ok, type Result } from "@/lib/core/result";
import { outputProblems } from "@/lib/model/output";
import type { OperationOf } from "@/lib/spec/spec";
import { checkTasks, emptyPlan } from "@/lib/trace/check-tasks";
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
  const isEmpty = tasks.length === 0 && output === null;
  const ofTasks = [...(isEmpty ? [emptyPlan] : []), ...checkTasks({ ...work, taken }, tasks)];
  const problems = [...ofTasks.map(({ message }) => message), ...outputOf(work, tasks, output)];
  return problems.length === 0 ? ok({ tasks, output }) : err(problems);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function outputOf(work: Work, tasks: Task[], output: JsonValue): string[] {
  if (tasks.length > 0 || output === null || work.call.outputSchema === null) return [];
  return outputProblems(output, work.call.outputSchema).map((problem) => `output: ${problem}`);
}
