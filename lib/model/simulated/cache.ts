import { createHash } from "node:crypto";
import { canonicalJson, isObject, type JsonObject, type JsonValue } from "@/lib/core/json";
import { catalogue, findModel } from "@/lib/model/catalogue";
import { messagesOf } from "@/lib/model/simulated/content";
import type { TokenCounter } from "@/lib/model/simulated/tokens";

export type CacheCounters = { read: number; write5m: number; write1h: number };
export type PromptCache = {
  use(raw: JsonObject, counter: TokenCounter, now: number): Promise<{ counters: CacheCounters; commit: () => void }>;
};

type Breakpoint = { hash: string; text: string; isHour: boolean };

const minutes = 60_000;

/**
 * The prompt cache: prefixes up to each `cache_control`. A prefix can be read only once the response that wrote it has begun (`commit`),
 * so calls that are sent together all miss.
 */
export function promptCache(): PromptCache {
  const expires = new Map<string, number>();
  return {
    use: async (raw, counter, now) => {
      const model = String(raw["model"]);
      const least = findModel(catalogue, model)?.minCacheableTokens ?? 0;
      const points = breakpoints(raw);
      const sizes = await Promise.all(points.map((point) => counter.text(point.text, model)));
      const hit = points.findLastIndex((point) => (expires.get(point.hash) ?? 0) > now);
      const read = sizes[hit] ?? 0;
      const last = points.length - 1;
      const size = sizes[last] ?? 0;
      const written = size >= least && last > hit ? size - read : 0;
      const isHour = points[last]?.isHour ?? false;
      const commit = () => {
        for (const [index, point] of points.entries()) {
          if ((sizes[index] ?? 0) >= least) expires.set(point.hash, now + (point.isHour ? 60 : 5) * minutes);
        }
      };
      return { counters: { read, write5m: isHour ? 0 : written, write1h: isHour ? written : 0 }, commit };
    },
  };
}

function breakpoints(raw: JsonObject): Breakpoint[] {
  const blocks = [...list(raw["tools"]), ...list(raw["system"]), ...messagesOf(raw).flatMap((message) => list(message["content"]))];
  const found: Breakpoint[] = [];
  let text = "";
  blocks.forEach((block, index) => {
    const own = isObject(block) ? block["cache_control"] : undefined;
    const control = own ?? (index === blocks.length - 1 ? raw["cache_control"] : undefined);
    text += `${canonicalJson(withoutControl(block))}\n`;
    if (isObject(control))
      found.push({
        hash: createHash("sha256")
          .update(`${String(raw["model"])}\n${text}`)
          .digest("hex"),
        text,
        isHour: control["ttl"] === "1h",
      });
  });
  return found;
}

function list(value: JsonValue | undefined): JsonValue[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function withoutControl(block: JsonValue): JsonValue {
  return isObject(block) ? { ...block, cache_control: null } : block;
}
