import { defineNode } from "@/lib/nodes/kit";
import { compilePlanner } from "@/lib/nodes/planner/compile";
import { plannerConfig } from "@/lib/nodes/planner/schema";
import { modelCard } from "@/lib/nodes/sizes";

export const plannerNode = defineNode({
  kind: "planner",
  label: "Planner",
  description: "Splits a goal into tasks and hands them to its delegates.",
  group: "models",
  role: "work",
  schema: plannerConfig,
  fresh: () => ({ model: "claude-sonnet-5-5", prompt: "" }),
  ports: () => ({ in: ["in"], out: ["out"], delegates: "source" }),
  size: () => modelCard,
  texts: ({ system = "", prompt }) => [
    { field: "system", text: system, syntax: "template" },
    { field: "prompt", text: prompt, syntax: "template" },
  ],
  reads: () => ["tasks"],
  output: ({ synthesize, outputSchema }) => (synthesize ? (outputSchema ?? { type: "string" }) : { type: "array" }),
  asks: (settings) => ({ ...settings, taskModels: [] }),
  compile: compilePlanner,
});
