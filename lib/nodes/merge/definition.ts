import { defineNode } from "@/lib/nodes/kit";
import { compileMerge } from "@/lib/nodes/merge/compile";
import { mergeConfig } from "@/lib/nodes/merge/schema";
import { smallCard } from "@/lib/nodes/sizes";

export const mergeNode = defineNode({
  kind: "merge",
  label: "Merge",
  description: "Waits for its live inputs and joins them.",
  group: "flow",
  role: "work",
  schema: mergeConfig,
  fresh: () => ({ wait: "all", shape: "object" }),
  ports: () => ({ in: ["in"], out: ["out"], delegates: null }),
  size: () => smallCard,
  texts: () => [],
  reads: () => [],
  output: ({ shape }) => ({ type: shape === "text" ? "string" : shape === "list" ? "array" : "object" }),
  asks: () => null,
  compile: compileMerge,
});
