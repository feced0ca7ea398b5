import type { JsonObject, JsonValue } from "@/lib/core/json";
import { contentText, messagesOf, object } from "@/lib/model/simulated/content";

import { offeredTools, type Offered } from "@/lib/model/simulated/offered-tools";

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
  tools: Offered;
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
    tools: offeredTools(raw),
    raw,
  };
}

/** The last thing that was said to the model, and what counts as its prompt. */
export function lastText(request: SimulatedRequest): string {
  return request.turns.findLast((turn) => turn.role === "user")?.text ?? "";
}
