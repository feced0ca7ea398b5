import "server-only";
import type { CallToolResult } from "@modelcontextprotocol/client";
import { StepError } from "@/lib/core/errors";
import type { JsonValue } from "@/lib/core/json";

type Content = CallToolResult["content"][number];

/** What a tool gave, as a value: its structured content, else its text. Throws `tool_failed` where the tool says that it failed. */
export function toolResult(tool: string, { content, structuredContent, isError }: CallToolResult): JsonValue {
  const text = content.map(textOf).join("\n");
  if (isError === true) throw new StepError("tool_failed", `The tool ${tool} failed: ${text.slice(0, 2_000) || "it does not say why"}`);
  return structuredContent === undefined ? text : (structuredContent as JsonValue); // it came as JSON
}

/** What is no text is named, so that whoever reads it knows that something is there. */
function textOf(content: Content): string {
  switch (content.type) {
    case "text":
      return content.text;
    case "resource":
      return "text" in content.resource ? content.resource.text : `[${content.resource.mimeType ?? "data"}: ${content.resource.uri}]`;
    case "resource_link":
      return `[${content.name}: ${content.uri}]`;
    default:
      return `[${content.mimeType}]`;
  }
}
