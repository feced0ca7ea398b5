import "server-only";
import type { JsonObject } from "@/lib/core/json";
import { isObject } from "@/lib/core/json";
import type { Outcome, StepPorts } from "@/lib/engine/handler";
import { dataText, promptText } from "@/lib/operations/ask-model";
import { converse } from "@/lib/operations/converse";
import { withModel } from "@/lib/operations/tier";
import type { OperationOf } from "@/lib/spec/spec";
import { resolveTemplate } from "@/lib/template/resolve";

const schema: JsonObject = {
  type: "object",
  properties: {
    score: { type: "number", minimum: 0, maximum: 1, description: "From 0, worthless, to 1, perfect." },
    feedback: { type: "string", description: "What has to change for a better score." },
  },
  required: ["score", "feedback"],
  additionalProperties: false,
};

/** A model's score for a value, by a rubric. The value passes on by the port that the score leads to. */
export async function judge(work: OperationOf<"judge">, step: StepPorts): Promise<Outcome> {
  const value = await resolveTemplate(work.value, step.lookup);
  const prompt = `${await promptText(work.call.prompt, step)}\n\n${dataText("value", value)}\n\nScore the value by the rubric above.`;
  const call = await withModel({ ...work.call, outputSchema: schema }, step, { system: null, prompt });
  const answer = await converse(call, step, { system: null, prompt, toolbox: null });
  const { score, feedback = "" } = isObject(answer) ? answer : {};
  const passed = Number(score) >= work.threshold;
  return { output: { score: Number(score), passed, feedback }, livePorts: [passed ? "pass" : "fail"], carries: value };
}
