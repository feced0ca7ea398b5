import "server-only";
import type { JsonObject } from "@/lib/core/json";
import type { Outcome, StepPorts } from "@/lib/engine/handler";
import { secretLookups } from "@/lib/operations/secret-lookup";
import { serverCall } from "@/lib/operations/server-call";
import type { OperationOf } from "@/lib/spec/spec";
import { resolveJson } from "@/lib/template/resolve";

/** One call of a tool server's tool, also as a planner's task. */
export async function tool(work: OperationOf<"tool">, step: StepPorts): Promise<Outcome> {
  const { named, real } = secretLookups(step.connections.secrets, step.lookup);
  const fill = async (lookup: typeof named) => (await resolveJson(work.arguments, lookup)) as JsonObject; // an object stays one
  const input = { shown: await fill(named), sent: await fill(real) };
  return { output: await serverCall(work.server, work.tool, input, step), livePorts: ["out"] };
}
