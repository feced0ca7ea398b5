import { reportMissingResult } from "@/lib/nodes/container-result";
import type { CompileContext } from "@/lib/nodes/kit";
import type { LoopConfig } from "@/lib/nodes/loop/schema";
import type { Operation } from "@/lib/spec/spec";

export function compileLoop(settings: LoopConfig, context: CompileContext): Operation {
  reportMissingResult(context);
  if (settings.until.trim() === "")
    context.report({
      code: "field_missing",
      field: "until",
      message: "The loop does not say when it ends.",
      hint: "Write a condition over what is inside, for example judge.output.passed",
    });
  return { op: "repeat", ...settings, result: context.result };
}
