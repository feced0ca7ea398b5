import type { CompileContext } from "@/lib/nodes/kit";
import type { ToolConfig } from "@/lib/nodes/tool/schema";
import type { Operation } from "@/lib/spec/spec";

export function compileTool({ server, tool, arguments: input }: ToolConfig, { report }: CompileContext): Operation {
  if (server.trim() === "")
    report({
      code: "field_missing",
      field: "server",
      message: "No tool server is named.",
      hint: "Name one that is connected in the settings.",
    });
  if (tool.trim() === "")
    report({ code: "field_missing", field: "tool", message: "No tool is named.", hint: "Name a tool of the server." });
  return { op: "tool", server, tool, arguments: input };
}
