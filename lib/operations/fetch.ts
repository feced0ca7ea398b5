import "server-only";
import type { Outcome, StepPorts } from "@/lib/engine/handler";
import { httpCall } from "@/lib/operations/http-call";
import type { OperationOf } from "@/lib/spec/spec";

/** One request to the address that the node names. */
export async function fetch(work: OperationOf<"fetch">, step: StepPorts): Promise<Outcome> {
  return { output: await httpCall(work.request, step, step.lookup), livePorts: ["out"] };
}
