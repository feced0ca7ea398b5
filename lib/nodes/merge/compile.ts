import type { CompileContext } from "@/lib/nodes/kit";
import type { MergeConfig } from "@/lib/nodes/merge/schema";
import type { Operation } from "@/lib/spec/spec";

export function compileMerge({ wait, shape, separator }: MergeConfig, { report }: CompileContext): Operation {
  if (wait !== "all")
    report({
      code: "field_invalid",
      field: "wait",
      message: "A merge that waits for some of its inputs is not run by this version yet.",
      hint: 'Set wait to "all".',
    });
  return { op: "join", shape, separator };
}
