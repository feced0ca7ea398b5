import { defineNode } from "@/lib/nodes/kit";
import { compileLoop } from "@/lib/nodes/loop/compile";
import { loopConfig } from "@/lib/nodes/loop/schema";
import { containerSize } from "@/lib/nodes/sizes";

export const loopNode = defineNode({
  kind: "loop",
  label: "Loop",
  description: "Runs what is inside again and again until a condition holds.",
  group: "flow",
  role: "work",
  schema: loopConfig,
  fresh: () => ({ until: "" }),
  ports: () => ({ in: ["in"], out: ["out"], delegates: null, holds: true }),
  size: (_settings, chosen) => containerSize(chosen),
  texts: ({ until }) => [{ field: "until", text: until, syntax: "condition", inside: true }],
  reads: () => [],
  turn: ["value", "index"],
  output: () => null,
  asks: () => null,
  compile: compileLoop,
});
