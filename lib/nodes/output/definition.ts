import { defineNode } from "@/lib/nodes/kit";
import { compileOutput } from "@/lib/nodes/output/compile";
import { outputConfig } from "@/lib/nodes/output/schema";
import { smallCard } from "@/lib/nodes/sizes";

export const outputNode = defineNode({
  kind: "output",
  label: "Output",
  description: "What a run answers with.",
  group: "data",
  role: "output",
  schema: outputConfig,
  fresh: () => ({ value: "{{value}}" }),
  ports: () => ({ in: ["in"], out: [], delegates: null }),
  size: () => smallCard,
  texts: ({ value }) => [{ field: "value", text: value, syntax: "template" }],
  reads: () => [],
  output: () => null,
  asks: () => null,
  compile: compileOutput,
});
