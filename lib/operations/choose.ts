import "server-only";
import { StepError } from "@/lib/core/errors";
import type { JsonObject } from "@/lib/core/json";
import { isObject } from "@/lib/core/json";
import type { Outcome, StepPorts } from "@/lib/engine/handler";
import { dataText, promptText } from "@/lib/operations/ask-model";
import { converse } from "@/lib/operations/converse";
import { expressionValue } from "@/lib/operations/expression-value";
import { withModel } from "@/lib/operations/tier";
import type { ModelCall, OperationOf } from "@/lib/spec/spec";

type Work = OperationOf<"choose">;

/** The first route whose condition is true, or the one that a model names, else `else`. The value passes on unchanged. */
export function choose(work: Work, step: StepPorts): Promise<Outcome> {
  return work.call === null ? byCondition(work, step) : byModel(work, work.call, step);
}

async function byCondition(work: Work, step: StepPorts): Promise<Outcome> {
  for (const { key, when } of work.routes) {
    const met = await expressionValue(when, step.lookup);
    if (typeof met !== "boolean")
      throw new StepError("expression_failed", `The condition of route ${key} gives ${JSON.stringify(met)}, not true or false.`);
    if (met) return chosen(step, key, when, "condition");
  }
  return chosen(step, "else", "no condition was true", "else");
}

async function byModel(work: Work, call: ModelCall, step: StepPorts): Promise<Outcome> {
  const routes = work.routes.map(({ key, description }) => `- ${key}${description === "" ? "" : `: ${description}`}`);
  const asked = await promptText(call.prompt, step);
  const prompt = `${asked === "" ? dataText("value", step.value) : asked}\n\nChoose the route that fits:\n${routes.join("\n")}\n- else: none of these.`;
  const asking = await withModel({ ...call, outputSchema: routeSchema(work) }, step, { system: null, prompt });
  const answer = await converse(asking, step, { system: null, prompt, toolbox: null });
  const { route, reason } = isObject(answer) ? answer : {};
  return chosen(step, String(route), String(reason), "model");
}

function routeSchema(work: Work): JsonObject {
  const route = { type: "string", enum: [...work.routes.map(({ key }) => key), "else"] };
  const reason = { type: "string", description: "Why, in one sentence." };
  return { type: "object", properties: { route, reason }, required: ["route", "reason"], additionalProperties: false };
}

function chosen(step: StepPorts, route: string, reason: string, by: "condition" | "model" | "else"): Outcome {
  step.chose({ route, reason, by });
  return { output: { route, reason }, livePorts: [route], carries: step.value };
}
