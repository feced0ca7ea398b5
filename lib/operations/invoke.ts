import "server-only";
import { StepError } from "@/lib/core/errors";
import type { Outcome, StepPorts } from "@/lib/engine/handler";
import { checkedInput } from "@/lib/operations/spec-input";
import { inputFields } from "@/lib/spec/inner-specs";
import type { OperationOf } from "@/lib/spec/spec";
import { resolveJson } from "@/lib/template/resolve";

/** Another graph's spec, as if it stood here: its steps are nested in this trace, its calls in this run's ledger. */
export async function invoke(work: OperationOf<"invoke">, step: StepPorts): Promise<Outcome> {
  step.inside.open([checkedInput(work.graph, inputFields(work.spec), await resolveJson(work.input, step.lookup))]);
  const failure = step.inside.finished().has(0) ? step.inside.failure(0) : await step.inside.settled(0);
  if (failure !== null) throw new StepError("subgraph_failed", `${work.graph} failed: ${failure.message}`);
  if (!step.inside.finished().has(0)) step.inside.finish(0, true);
  return { output: step.inside.output(), livePorts: ["out"] };
}
