import "server-only";
import { StepError } from "@/lib/core/errors";
import type { Outcome, StepPorts } from "@/lib/engine/handler";
import { expressionValue } from "@/lib/operations/expression-value";
import type { OperationOf } from "@/lib/spec/spec";

/** What is inside, again and again until the condition holds; then the last turn's result. */
export async function repeat(work: OperationOf<"repeat">, step: StepPorts): Promise<Outcome> {
  for (let index = 0; ; index += 1) {
    const isLast = step.inside.finished().get(index)?.done ?? (await turn(work, step, index));
    if (isLast) return { output: step.inside.result(index), livePorts: ["out"] };
  }
}

/** Whether no further turn follows this one. */
async function turn(work: OperationOf<"repeat">, step: StepPorts, index: number): Promise<boolean> {
  const failure = await step.inside.settled(index);
  if (failure !== null) throw new StepError(failure.code, `Turn ${index + 1} failed: ${failure.message}`);
  const isMet = await holds(work, step, index);
  const isLimit = !isMet && index + 1 >= work.maxIterations;
  if (isLimit) step.limitReached("maxIterations", work.maxIterations);
  if (isLimit && work.onLimit === "fail")
    throw new StepError("limit_reached", `After ${work.maxIterations} turns the condition ${work.until} does not hold.`);
  step.inside.finish(index, isMet || isLimit);
  return isMet || isLimit;
}

async function holds({ until }: OperationOf<"repeat">, step: StepPorts, index: number): Promise<boolean> {
  const met = await expressionValue(until, (root) => (root === "value" ? step.value : step.inside.lookup(index, root)));
  if (typeof met === "boolean") return met;
  throw new StepError("expression_failed", `The condition of the loop gives ${JSON.stringify(met)}, not true or false.`);
}
