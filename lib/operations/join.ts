import "server-only";
import { StepError } from "@/lib/core/errors";
import type { JsonValue } from "@/lib/core/json";
import type { Outcome, StepPorts } from "@/lib/engine/handler";
import type { OperationOf } from "@/lib/spec/spec";

/** The live inputs as one value, in order of source whatever their timing (E3). */
export async function join(work: OperationOf<"join">, step: StepPorts): Promise<Outcome> {
  const { count } = work;
  if (count !== null && step.inputs.length < count) {
    const message = `${step.inputs.length} of the ${count} values that this merge waits for have come, and no more will.`;
    throw new StepError("quorum_missed", message);
  }
  return { output: shaped(work, step), livePorts: ["out"] };
}

function shaped(work: OperationOf<"join">, { inputs }: StepPorts): JsonValue {
  if (work.shape === "object") return Object.fromEntries(inputs.map(({ from, value }) => [from, value]));
  if (work.shape === "list") return inputs.map(({ value }) => value);
  return inputs.map(({ value }) => (typeof value === "string" ? value : JSON.stringify(value))).join(work.separator);
}
