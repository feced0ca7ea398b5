import type { CompileContext } from "@/lib/nodes/kit";
import type { OutputConfig } from "@/lib/nodes/output/schema";
import type { Operation } from "@/lib/spec/spec";

export function compileOutput({ value }: OutputConfig, { report }: CompileContext): Operation {
  if (value.trim() === "")
    report({
      code: "field_missing",
      field: "value",
      message: "The output has no value.",
      hint: "Use {{value}} for what arrives at the node.",
    });
  return { op: "value", template: value };
}
