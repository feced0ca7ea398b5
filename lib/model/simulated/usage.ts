import type { Answer, Usage } from "@/lib/model/simulated/answer";
import type { CacheCounters } from "@/lib/model/simulated/cache";
import type { SimulatedRequest } from "@/lib/model/simulated/request";

/** All counters of the API, as for a call on the standard tier. */
export function usageOf(
  request: SimulatedRequest,
  promptTokens: number,
  cache: CacheCounters,
  made: { answer: Answer; textTokens: number },
): Usage {
  const thought = made.answer.thinking?.tokens ?? 0;
  const written = cache.write5m + cache.write1h;
  return {
    input_tokens: Math.max(0, promptTokens - cache.read - written),
    cache_creation_input_tokens: written,
    cache_read_input_tokens: cache.read,
    cache_creation: { ephemeral_5m_input_tokens: cache.write5m, ephemeral_1h_input_tokens: cache.write1h },
    output_tokens: thought + made.textTokens,
    output_tokens_details: { thinking_tokens: thought },
    server_tool_use: null,
    service_tier: "standard",
    speed: request.raw["speed"] === "fast" ? "fast" : "standard",
    inference_geo: request.raw["inference_geo"] === "us" ? "us" : "global",
  };
}

const effortFactor: Record<string, number> = { low: 1, medium: 1.5, high: 2.5, xhigh: 4, max: 7 };

/** A model thinks more than its summary tells, and more the harder it tries; it leaves most of `max_tokens` to the answer. */
export function thinkingTokens(request: SimulatedRequest, shown: number): number {
  const thought = Math.round(Math.max(shown, 40) * (effortFactor[request.effort ?? "medium"] ?? 1.5));
  return Math.min(thought, Math.floor(request.maxTokens * 0.4));
}
