import { assertNever } from "@/lib/core/assert-never";
import type { CompileContext } from "@/lib/nodes/kit";
import type { Report } from "@/lib/nodes/report";
import type { SubgraphConfig } from "@/lib/nodes/subgraph/schema";
import type { InputField, Operation, Spec } from "@/lib/spec/spec";

export function compileSubgraph({ graph, version, input }: SubgraphConfig, { subgraph, report }: CompileContext): Operation | null {
  if (graph === "") {
    report({ code: "field_missing", field: "graph", message: "No graph is chosen.", hint: "Choose one of your graphs." });
    return null;
  }
  const found = subgraph({ graph, version });
  switch (found.as) {
    case "unknown":
      report({ code: "subgraph_unknown", field: "graph", message: `There is no ${naming(graph, version)}.`, hint: hintFor(version) });
      return null;
    case "circle":
      report({
        code: "subgraph_cycle",
        field: "graph",
        message: `The graphs run each other: ${found.way.join(" → ")}.`,
        hint: "A graph cannot run itself, by way of others either.",
      });
      return null;
    case "broken": {
      const [first] = found.problems;
      const more = found.problems.length > 1 ? ` And ${found.problems.length - 1} more.` : "";
      report({
        code: "field_invalid",
        field: "graph",
        message: `${graph} cannot run: ${first?.message ?? "it has errors."}${more}`,
        hint: "Open that graph and mend it.",
      });
      return null;
    }
    case "spec":
      checkInput(fieldsOf(found.spec), input, report);
      return { op: "invoke", graph, spec: found.spec, input };
    default:
      return assertNever(found);
  }
}

function naming(graph: string, version: SubgraphConfig["version"]): string {
  if (typeof version === "number") return `version ${version} of a graph ${graph}`;
  return version === "published" ? `published graph ${graph}` : `graph ${graph}`;
}

function hintFor(version: SubgraphConfig["version"]): string {
  return version === "published" ? "Publish it, or use its latest draft." : "Choose one of your graphs.";
}

function fieldsOf(spec: Spec): InputField[] {
  const work = spec.parts.find((part) => part.id === spec.input)?.work;
  return work?.op === "receive" ? work.fields : [];
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
