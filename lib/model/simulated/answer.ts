import type { JsonObject, JsonValue } from "@/lib/core/json";

/** What the simulated model says, before it is cut into events. */
export type Answer = {
  /** The summary of its thinking; empty text: it thought and keeps it to itself; null: it did not think. */
  thinking: { text: string; tokens: number } | null;
  text: string;
  stopReason: "end_turn" | "max_tokens" | "refusal";
  stopDetails: JsonValue | null;
};

export type Usage = JsonObject & { input_tokens: number; output_tokens: number };

export function endsWith(answer: Answer, stopReason: Answer["stopReason"], text: string, stopDetails: JsonValue | null = null): Answer {
  return { ...answer, text, stopReason, stopDetails };
}
