import type { CompileContext } from "@/lib/nodes/kit";

/** A container without an edge to its inner end would come to nothing, turn after turn. */
export function reportMissingResult({ node, result, report }: Pick<CompileContext, "node" | "result" | "report">): void {
  if (result.length > 0) return;
  report({
    code: "field_missing",
    field: "result",
    message: `Nothing inside of ${node.name || node.id} leads to its inner end, so it has no result.`,
    hint: "Put nodes inside of it, and connect the last one to the port at its right inner side.",
  });
}
