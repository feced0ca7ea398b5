import { compileTools } from "@/lib/nodes/executor/compile-tools";
import type { ExecutorConfig } from "@/lib/nodes/executor/schema";
import type { CompileContext } from "@/lib/nodes/kit";
import { toModelCall } from "@/lib/nodes/model-settings";
import type { Operation } from "@/lib/spec/spec";

export function compileExecutor(settings: ExecutorConfig, { subgraph, report }: CompileContext): Operation {
  const tools = compileTools(settings.tools, { subgraph, report });
  const call = toModelCall(settings, report);
  const attachments = settings.attachments.filter((text) => text.trim() !== "");
  return {
    op: "call",
    call,
    ...(tools.length === 0 ? {} : { toolbox: { tools, maxTurns: settings.maxTurns } }),
    ...(attachments.length === 0 ? {} : { attachments }),
  };
}
