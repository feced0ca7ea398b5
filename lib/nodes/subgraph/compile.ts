import { innerGraph } from "@/lib/nodes/inner-graph";
import type { CompileContext } from "@/lib/nodes/kit";
import type { Report } from "@/lib/nodes/report";
import type { SubgraphConfig } from "@/lib/nodes/subgraph/schema";
import { inputFields } from "@/lib/spec/inner-specs";
import type { InputField, Operation } from "@/lib/spec/spec";

export function compileSubgraph({ graph, version, input }: SubgraphConfig, { subgraph, report }: CompileContext): Operation | null {
  const spec = innerGraph({ graph, version }, subgraph, report, "graph");
  if (spec === null) return null;
  checkInput(inputFields(spec), input, report);
  return { op: "invoke", graph, spec, input };
}

function checkInput(fields: InputField[], input: SubgraphConfig["input"], report: Report): void {
  for (const { key, label, required, default: standard } of fields)
    if (required && standard === null && !Object.hasOwn(input, key))
      report({
        code: "field_missing",
        field: `input.${key}`,
        message: `The graph needs ${label ?? key}, and nothing is given.`,
        hint: `Fill it in, for example with {{value}}.`,
      });
  for (const key of Object.keys(input))
    if (!fields.some((field) => field.key === key))
      report({
        code: "field_unknown",
        field: `input.${key}`,
        message: `The graph has no input ${key}.`,
        hint: fields.length > 0 ? `It has: ${fields.map((field) => field.key).join(", ")}.` : "It takes no input.",
      });
}
