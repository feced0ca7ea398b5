import { defineNode } from "@/lib/nodes/kit";
import { smallCard } from "@/lib/nodes/sizes";
import { templateTexts } from "@/lib/nodes/template-texts";
import { compileTool } from "@/lib/nodes/tool/compile";
import { toolConfig } from "@/lib/nodes/tool/schema";

export const toolNode = defineNode({
  kind: "tool",
  label: "Tool",
  description: "Calls a tool of a connected server. Also carries out a planner's tasks.",
  group: "data",
  role: "work",
  schema: toolConfig,
  fresh: () => ({ server: "", tool: "" }),
  ports: () => ({ in: ["in"], out: ["out"], delegates: "target" }),
  size: () => smallCard,
  texts: ({ arguments: input }) => templateTexts("arguments", input, { secrets: null }),
  reads: () => [],
  output: () => null,
  asks: () => null,
  compile: compileTool,
});
