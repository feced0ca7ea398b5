import type { EvaluatorConfig } from "@/lib/nodes/evaluator/schema";
import type { CompileContext } from "@/lib/nodes/kit";
import { toModelCall } from "@/lib/nodes/model-settings";
import type { Operation } from "@/lib/spec/spec";

export function compileEvaluator({ value, rubric, threshold, ...settings }: EvaluatorConfig, { report }: CompileContext): Operation {
  if (value.trim() === "")
    report({
      code: "field_missing",
      field: "value",
      message: "Nothing is evaluated.",
      hint: "Use {{value}} for what arrives at the node.",
    });
  return { op: "judge", call: toModelCall({ ...settings, prompt: rubric }, report, "rubric"), value, threshold };
}
