import { isObject, type JsonObject, type JsonValue } from "@/lib/core/json";

/** A request of the Messages API as the simulated model reads it. */
export type SimulatedRequest = {
  model: string;
  maxTokens: number;
  stream: boolean;
  system: string;
  turns: { role: string; text: string }[];
  /** `output_config.format.schema`. */
  schema: JsonValue | null;
  effort: string | null;
  thinking: JsonObject | null;
  raw: JsonObject;
};

/** Reads a request that was found acceptable (refusals.ts): what is missing then is optional. */
export function readRequest(raw: JsonObject): SimulatedRequest {
  const config = object(raw["output_config"]);
  const format = object(config?.["format"]);
  return {
    model: String(raw["model"]),
    maxTokens: Number(raw["max_tokens"] ?? 0),
    stream: raw["stream"] === true,
    system: contentText(raw["system"]),
    turns: messagesOf(raw).map((message) => ({ role: String(message["role"]), text: contentText(message["content"]) })),
    schema: format?.["schema"] ?? null,
    effort: typeof config?.["effort"] === "string" ? config["effort"] : null,
    thinking: object(raw["thinking"]),
    raw,
  };
}

export function messagesOf(raw: JsonObject): JsonObject[] {
  return Array.isArray(raw["messages"]) ? raw["messages"].filter(isObject) : [];
}

/** The last thing that was said to the model, and what counts as its prompt. */
export function lastText(request: SimulatedRequest): string {
  return request.turns.findLast((turn) => turn.role === "user")?.text ?? "";
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
  return block["type"] === "tool_result" ? contentText(block["content"]) : "";
}

export function object(value: JsonValue | undefined): JsonObject | null {
  return isObject(value) ? value : null;
}
