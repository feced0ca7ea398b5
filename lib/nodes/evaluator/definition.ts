import { compileEvaluator } from "@/lib/nodes/evaluator/compile";
import { evaluatorConfig } from "@/lib/nodes/evaluator/schema";
import { defineNode } from "@/lib/nodes/kit";
import { modelCard } from "@/lib/nodes/sizes";

export const evaluatorNode = defineNode({
  kind: "evaluator",
  label: "Evaluator",
  description: "Has a model score a value by a rubric, and passes it on by pass or fail.",
  group: "models",
  role: "work",
  schema: evaluatorConfig,
  fresh: () => ({ model: "claude-sonnet-5-5", value: "{{value}}", rubric: "" }),
  ports: () => ({ in: ["in"], out: ["pass", "fail"], delegates: null }),
  size: () => modelCard,
  texts: ({ value, rubric }) => [
    { field: "value", text: value, syntax: "template" },
    { field: "rubric", text: rubric, syntax: "template" },
  ],
  reads: () => [],
  output: () => ({
    type: "object",
    properties: { score: { type: "number" }, passed: { type: "boolean" }, feedback: { type: "string" } },
  }),
  asks: (settings) => ({ ...settings, taskModels: [] }),
  compile: compileEvaluator,
});
