import { isObject, type JsonValue } from "@/lib/core/json";
import { defineNode } from "@/lib/nodes/kit";
import { subgraphCard } from "@/lib/nodes/sizes";
import { compileSubgraph } from "@/lib/nodes/subgraph/compile";
import { subgraphConfig } from "@/lib/nodes/subgraph/schema";

export const subgraphNode = defineNode({
  kind: "subgraph",
  label: "Sub-graph",
  description: "Runs another of your graphs as one node. Also carries out a planner's tasks.",
  group: "flow",
  role: "work",
  schema: subgraphConfig,
  fresh: () => ({ graph: "" }),
  ports: () => ({ in: ["in"], out: ["out"], delegates: "target" }),
  size: () => subgraphCard,
  texts: ({ input }) =>
    Object.entries(input).flatMap(([key, value]) =>
      strings(value).map((text) => ({ field: `input.${key}`, text, syntax: "template" as const })),
    ),
  reads: () => [],
  output: () => null,
  asks: () => null,
  uses: ({ graph, version }) => [{ graph, version }],
  compile: compileSubgraph,
});

function strings(value: JsonValue): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(strings);
  return isObject(value) ? Object.values(value).flatMap(strings) : [];
}
