import type { JsonValue } from "@/lib/core/json";
import type { Usage } from "@/lib/trace/event";
import type { Tokens } from "@/lib/trace/numbers";

export const noTokens: Tokens = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 };

export function addTokens(a: Tokens, b: Tokens): Tokens {
  return {
    input: a.input + b.input,
    output: a.output + b.output,
    cacheRead: a.cacheRead + b.cacheRead,
    cacheWrite: a.cacheWrite + b.cacheWrite,
  };
}

/** The four counters that every list shows, from a provider's usage. `input` is fresh input only, without cache reads and writes. */
export function tokensOf(usage: Usage | undefined): Tokens {
  if (usage === undefined) return noTokens;
  return {
    input: count(usage["input_tokens"]),
    output: count(usage["output_tokens"]),
    cacheRead: count(usage["cache_read_input_tokens"]),
    cacheWrite: count(usage["cache_creation_input_tokens"]),
  };
}

/** What is no whole number is no count: sums of it could not be stored. */
function count(value: JsonValue | undefined): number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : 0;
}
