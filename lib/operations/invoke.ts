import "server-only";
import { StepError } from "@/lib/core/errors";
import type { JsonValue } from "@/lib/core/json";
import type { Outcome, StepPorts } from "@/lib/engine/handler";
import { checkInput } from "@/lib/graph/input";
import type { OperationOf } from "@/lib/spec/spec";
import { resolveJson } from "@/lib/template/resolve";

/** Another graph's spec, as if it stood here: its steps are nested in this trace, its calls in this run's ledger. */
export async function invoke(work: OperationOf<"invoke">, step: StepPorts): Promise<Outcome> {
  step.inside.open([checked(work, await resolveJson(work.input, step.lookup))]);
  const failure = step.inside.finished().has(0) ? step.inside.failure(0) : await step.inside.settled(0);
  if (failure !== null) throw new StepError("subgraph_failed", `${work.graph} failed: ${failure.message}`);
  if (!step.inside.finished().has(0)) step.inside.finish(0, true);
  return { output: step.inside.output(), livePorts: ["out"] };
}

/** What it is given, held against its fields as a run's input is: defaults filled in. */
function checked({ graph, spec }: OperationOf<"invoke">, input: JsonValue): JsonValue {
  const work = spec.parts.find((part) => part.id === spec.input)?.work;
  const found = checkInput(work?.op === "receive" ? work.fields : [], input);
  if (found.ok) return found.value;
  throw new StepError("input_invalid", `${graph} cannot begin. ${found.error.map(({ message }) => message).join(" ")}`);
}
