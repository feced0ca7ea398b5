import "server-only";
import type { Outcome, StepPorts } from "@/lib/engine/handler";
import { expressionValue } from "@/lib/operations/expression-value";
import type { OperationOf } from "@/lib/spec/spec";
import { resolveJson } from "@/lib/template/resolve";

/** A value made of others, without a model: JSON with references in it, or what an expression gives. */
export async function compute(work: OperationOf<"compute">, step: StepPorts): Promise<Outcome> {
  const output =
    work.expression === null ? await resolveJson(work.template, step.lookup) : await expressionValue(work.expression, step.lookup);
  return { output, livePorts: ["out"] };
}
