import { compileExecutor } from "@/lib/nodes/executor/compile";
import { toolTexts } from "@/lib/nodes/executor/compile-tools";
import { executorConfig } from "@/lib/nodes/executor/schema";
import { defineNode } from "@/lib/nodes/kit";
import { modelCard } from "@/lib/nodes/sizes";

export const executorNode = defineNode({
  kind: "executor",
  label: "Executor",
  description: "Asks a model, with tools where it has some, for text or a structured answer. Also carries out a planner's tasks.",
  group: "models",
  role: "work",
  schema: executorConfig,
  fresh: () => ({ model: "claude-haiku-5-5", prompt: "" }),
  ports: () => ({ in: ["in"], out: ["out"], delegates: "target" }),
  size: () => modelCard,
  texts: ({ system = "", prompt, attachments, tools }) => [
    { field: "system", text: system, syntax: "template" },
    { field: "prompt", text: prompt, syntax: "template" },
    ...attachments.map((text, index) => ({ field: `attachments[${index}]`, text, syntax: "template" as const })),
    ...tools.flatMap(toolTexts),
  ],
  reads: () => [],
  output: ({ outputSchema }) => outputSchema ?? { type: "string" },
  asks: (settings) => settings,
  uses: ({ tools }) => tools.flatMap((tool) => (tool.type === "subgraph" ? [{ graph: tool.graph, version: tool.version }] : [])),
  compile: compileExecutor,
});
