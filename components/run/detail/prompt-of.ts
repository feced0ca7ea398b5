import { isObject, own, type JsonObject, type JsonValue } from "@/lib/core/json";

export type Message = { role: string; text: string };
export type Prompt = { system: string | null; messages: Message[] };

/** What a model was asked, from the request as it was sent. null: this is no request to a model. */
export function promptOf(request: JsonValue | null): Prompt | null {
  const messages = own(request ?? null, "messages");
  if (!Array.isArray(messages)) return null;
  const system = own(request ?? null, "system");
  return {
    system: system === undefined || system === null ? null : textOf(system),
    messages: messages.map((message) => ({ role: roleOf(message), text: textOf(own(message, "content") ?? "") })),
  };
}

/** Whose words they are: what tools gave is sent in the user's name. */
function roleOf(message: JsonValue): string {
  const content = own(message, "content");
  const isResults = Array.isArray(content) && content.length > 0 && content.every((block) => own(block, "type") === "tool_result");
  return isResults ? "tools" : String(own(message, "role") ?? "user");
}

/** Text of a content: a string, or blocks as people read them. */
export function textOf(content: JsonValue): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return JSON.stringify(content, null, 2);
  return content
    .map((block) => (isObject(block) ? blockText(block) : JSON.stringify(block)))
    .filter((text) => text !== "")
    .join("\n\n");
}

/** Thinking that is sent back is for the model alone: nobody can read it. */
function blockText(block: JsonObject): string {
  if (typeof block["text"] === "string") return block["text"];
  switch (block["type"]) {
    case "thinking":
    case "redacted_thinking":
      return "";
    case "tool_use":
    case "server_tool_use":
      return `Calls ${String(block["name"])} ${JSON.stringify(block["input"] ?? {}, null, 2)}`;
    case "tool_result":
      return textOf(block["content"] ?? "");
    default:
      return JSON.stringify(block, null, 2);
  }
}
