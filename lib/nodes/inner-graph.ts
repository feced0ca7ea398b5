import { assertNever } from "@/lib/core/assert-never";
import type { CompileContext, SubgraphRef } from "@/lib/nodes/kit";
import type { Report } from "@/lib/nodes/report";
import type { Spec } from "@/lib/spec/spec";

/** The spec of another graph that a node names, or null, which is then reported at `field`. */
export function innerGraph(ref: SubgraphRef, subgraph: CompileContext["subgraph"], report: Report, field: string): Spec | null {
  if (ref.graph === "") {
    report({ code: "field_missing", field, message: "No graph is chosen.", hint: "Choose one of your graphs." });
    return null;
  }
  const found = subgraph(ref);
  switch (found.as) {
    case "unknown":
      report({ code: "subgraph_unknown", field, message: `There is no ${naming(ref)}.`, hint: hintFor(ref.version) });
      return null;
    case "circle":
      report({
        code: "subgraph_cycle",
        field,
        message: `The graphs run each other: ${found.way.join(" → ")}.`,
        hint: "A graph cannot run itself, by way of others either.",
      });
      return null;
    case "broken": {
      const [first] = found.problems;
      const more = found.problems.length > 1 ? ` And ${found.problems.length - 1} more.` : "";
      report({
        code: "field_invalid",
        field,
        message: `${ref.graph} cannot run: ${first?.message ?? "it has errors."}${more}`,
        hint: "Open that graph and mend it.",
      });
      return null;
    }
    case "spec":
      for (const { code, message, hint } of found.missing)
        report({ code, severity: "warning", field, message: `In ${ref.graph}: ${message}`, hint });
      return found.spec;
    default:
      return assertNever(found);
  }
}

function naming({ graph, version }: SubgraphRef): string {
  if (typeof version === "number") return `version ${version} of a graph ${graph}`;
  return version === "published" ? `published graph ${graph}` : `graph ${graph}`;
}

function hintFor(version: SubgraphRef["version"]): string {
  return version === "published" ? "Publish it, or use its latest draft." : "Choose one of your graphs.";
}
