import { isObject, own, type JsonValue } from "@/lib/core/json";

export type Message = { role: string; text: string };
export type Prompt = { system: string | null; messages: Message[] };

/** What a model was asked, from the request as it was sent. null: this is no request to a model. */
export function promptOf(request: JsonValue | null): Prompt | null {
  const messages = own(request ?? null, "messages");
  if (!Array.isArray(messages)) return null;
  const system = own(request ?? null, "system");
  return {
    system: system === undefined || system === null ? null : textOf(system),
    messages: messages.map((message) => ({ role: String(own(message, "role") ?? "user"), text: textOf(own(message, "content") ?? "") })),
  };
}

/** Text of a content: a string, or blocks of which only text can be read as it is. */
export function textOf(content: JsonValue): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return JSON.stringify(content, null, 2);
  return content
    .map((block) => (isObject(block) && typeof block["text"] === "string" ? block["text"] : JSON.stringify(block, null, 2)))
    .join("\n\n");
}
