import "server-only";
import type { Outcome, StepPorts } from "@/lib/engine/handler";
import type { OperationOf } from "@/lib/spec/spec";

/** Hands on the run's input. It was checked, and its defaults filled in, before the run was made. */
export async function receive(_work: OperationOf<"receive">, step: StepPorts): Promise<Outcome> {
  return { output: step.value, livePorts: ["out"] };
}
