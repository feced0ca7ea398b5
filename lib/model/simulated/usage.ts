import type { Answer, Usage, WebUse } from "@/lib/model/simulated/answer";
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
  const webs = made.answer.web.length;
  return {
    // A search is read as part of the prompt, and the prompt once more with it.
    input_tokens: Math.max(0, promptTokens * (1 + webs) + webTokens * webs - cache.read - written),
    cache_creation_input_tokens: written,
    cache_read_input_tokens: cache.read,
    cache_creation: { ephemeral_5m_input_tokens: cache.write5m, ephemeral_1h_input_tokens: cache.write1h },
    output_tokens: thought + made.textTokens,
    output_tokens_details: { thinking_tokens: thought },
    server_tool_use:
      webs === 0 ? null : { web_search_requests: count(made.answer, "web_search"), web_fetch_requests: count(made.answer, "web_fetch") },
    service_tier: "standard",
    speed: request.raw["speed"] === "fast" ? "fast" : "standard",
    inference_geo: request.raw["inference_geo"] === "us" ? "us" : "global",
  };
}

/** What a search or a page adds to the prompt. */
const webTokens = 2_500;

function count({ web }: Answer, name: WebUse["name"]): number {
  return web.filter((use) => use.name === name).length;
}

const effortFactor: Record<string, number> = { low: 1, medium: 1.5, high: 2.5, xhigh: 4, max: 7 };

/** A model thinks more than its summary tells, and more the harder it tries; it leaves most of `max_tokens` to the answer. */
export function thinkingTokens(request: SimulatedRequest, shown: number): number {
  const thought = Math.round(Math.max(shown, 40) * (effortFactor[request.effort ?? "medium"] ?? 1.5));
  return Math.min(thought, Math.floor(request.maxTokens * 0.4));
}
