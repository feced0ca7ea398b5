import type { JsonObject, JsonValue } from "@/lib/core/json";

/** What the simulated model says, before it is cut into events. */
export type Answer = {
  /** The summary of its thinking; empty text: it thought and keeps it to itself; null: it did not think. */
  thinking: { text: string; tokens: number } | null;
  /** Uses of the service's own tools, with what they found: before the text. */
  web: WebUse[];
  text: string;
  /** Calls of the asker's tools: after the text. */
  uses: ToolUse[];
  stopReason: "end_turn" | "max_tokens" | "refusal" | "tool_use" | "pause_turn";
  stopDetails: JsonValue | null;
};

export type WebUse = { name: "web_search" | "web_fetch"; input: JsonObject; content: JsonValue };
/** The input as it goes over the wire: cut off, it is no JSON. */
export type ToolUse = { name: string; json: string };

export type Usage = JsonObject & { input_tokens: number; output_tokens: number };

export function endsWith(answer: Answer, stopReason: Answer["stopReason"], text: string, stopDetails: JsonValue | null = null): Answer {
  return { ...answer, text, uses: [], stopReason, stopDetails };
}
