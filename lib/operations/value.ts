import "server-only";
import type { Outcome, StepPorts } from "@/lib/engine/handler";
import type { OperationOf } from "@/lib/spec/spec";
import { resolveJson } from "@/lib/template/resolve";

/** A template, resolved. Nobody may follow an output node, but the value leaves by `out` where somebody does. */
export async function value(work: OperationOf<"value">, step: StepPorts): Promise<Outcome> {
  return { output: await resolveJson(work.template, step.lookup), livePorts: ["out"] };
}
