import "server-only";
import type { JsonObject } from "@/lib/core/json";
import type { Outcome, StepPorts } from "@/lib/engine/handler";
import type { OperationOf } from "@/lib/spec/spec";
import { evaluateExpression, expressionRoots } from "@/lib/template/expression";
import { StepError } from "@/lib/core/errors";

/** The first route whose condition is true, else `else`. The value passes on unchanged (lib/engine/values.ts). */
export async function choose(work: OperationOf<"choose">, step: StepPorts): Promise<Outcome> {
  for (const { key, when } of work.routes) {
    const met = await evaluateExpression(when, variables(when, step));
    if (typeof met !== "boolean")
      throw new StepError("expression_failed", `The condition of route ${key} gives ${JSON.stringify(met)}, not true or false.`);
    if (met) return chosen(step, key, when, "condition");
  }
  return chosen(step, "else", "no condition was true", "else");
}

function variables(expression: string, step: StepPorts): JsonObject {
  const known = expressionRoots(expression).flatMap((root) => {
    const value = step.lookup(root);
    return value === undefined ? [] : [[root, value] as const];
  });
  return Object.fromEntries(known);
}

function chosen(step: StepPorts, route: string, reason: string, by: "condition" | "else"): Outcome {
  step.chose({ route, reason, by });
  return { output: { route, reason }, livePorts: [route] };
}
