import type { CompileContext } from "@/lib/nodes/kit";
import type { TransformConfig } from "@/lib/nodes/transform/schema";
import type { Operation } from "@/lib/spec/spec";

export function compileTransform({ template, expression }: TransformConfig, { report }: CompileContext): Operation {
  if (template !== undefined && expression !== undefined)
    report({
      code: "field_invalid",
      field: "expression",
      message: "The transform has a template and an expression.",
      hint: "Keep one of them.",
    });
  const isEmpty = expression === undefined ? template === undefined || template === "" : expression.trim() === "";
  if (isEmpty)
    report({
      code: "field_missing",
      field: expression === undefined ? "template" : "expression",
      message: "The transform makes nothing.",
      hint: "Write JSON with {{references}} in its strings, or an expression.",
    });
  return { op: "compute", template: template ?? null, expression: expression ?? null };
}
