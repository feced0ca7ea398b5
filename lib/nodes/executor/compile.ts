import { compileTools } from "@/lib/nodes/executor/compile-tools";
import type { ExecutorConfig } from "@/lib/nodes/executor/schema";
import type { CompileContext } from "@/lib/nodes/kit";
import { toModelCall } from "@/lib/nodes/model-settings";
import type { Operation } from "@/lib/spec/spec";

export function compileExecutor(settings: ExecutorConfig, { subgraph, report }: CompileContext): Operation {
  if (settings.attachments.length > 0)
    report({
      code: "field_invalid",
      field: "attachments",
      message: "Attachments are not run by this version yet.",
      hint: "Put the text into the prompt.",
    });
  const tools = compileTools(settings.tools, { subgraph, report });
  const call = toModelCall(settings, report);
  return tools.length === 0 ? { op: "call", call } : { op: "call", call, toolbox: { tools, maxTurns: settings.maxTurns } };
}
