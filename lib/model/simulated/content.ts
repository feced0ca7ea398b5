import { isObject, type JsonObject, type JsonValue } from "@/lib/core/json";

export function messagesOf(raw: JsonObject): JsonObject[] {
  return Array.isArray(raw["messages"]) ? raw["messages"].filter(isObject) : [];
}

/** The text of a string, or of the text blocks of a list; results of tools count as text. */
export function contentText(content: JsonValue | undefined): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content
    .map((block) => (isObject(block) ? blockText(block) : ""))
    .filter((text) => text !== "")
    .join("\n");
}

function blockText(block: JsonObject): string {
  if (typeof block["text"] === "string") return block["text"];
  const { source } = block;
  if (isObject(source) && source["type"] === "text") return String(source["data"]);
  return block["type"] === "tool_result" ? contentText(block["content"]) : "";
}

export function object(value: JsonValue | undefined): JsonObject | null {
  return isObject(value) ? value : null;
}
