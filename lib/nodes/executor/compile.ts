import type { ExecutorConfig } from "@/lib/nodes/executor/schema";
import type { CompileContext } from "@/lib/nodes/kit";
import { toModelCall } from "@/lib/nodes/model-settings";
import type { Operation } from "@/lib/spec/spec";

export function compileExecutor(settings: ExecutorConfig, { report }: CompileContext): Operation {
  if (settings.tools.length > 0)
    report({ code: "field_invalid", field: "tools", message: "Tools are not run by this version yet.", hint: "Remove the tools." });
  if (settings.attachments.length > 0)
    report({
      code: "field_invalid",
      field: "attachments",
      message: "Attachments are not run by this version yet.",
      hint: "Put the text into the prompt.",
    });
  return { op: "call", call: toModelCall(settings, report) };
}
