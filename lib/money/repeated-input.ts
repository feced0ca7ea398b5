import { isObject, own, type JsonValue } from "@/lib/core/json";
import type { CallId } from "@/lib/core/ids";
import { findModel, type ModelCatalogue } from "@/lib/model/catalogue";
import type { PricedCall } from "@/lib/money/priced-calls";
import type { Usage } from "@/lib/trace/event";
import type { CallView } from "@/lib/trace/run-view";

/** How long the provider keeps what was written, counted from its last use. */
const keptMs = 5 * 60_000;

/** One block of input after those before it: calls that begin alike go the same way down. */
type Place = { next: Map<string, Place>; starts: number[]; readableFrom: number; usedAt: number };
export type RequestOf = (call: CallView) => JsonValue;
/** The changed usages, and how many calls could not be looked at because their request is stored elsewhere, or hidden. */
type Repeated = { usages: ReadonlyMap<CallId, Usage>; unread: number };
type Way = { places: Place[]; share: (depth: number) => number };

/**
 * The usage that calls would have had with a prompt cache: of calls of one node to one model, whole blocks (tools, system, messages) that
 * stand at the beginning of several. Written where a later call begins alike in time, read once the answer that wrote it has begun.
 * How many of a call's recorded input tokens a block has goes by its share of the characters. Calls that it would not change are left out.
 */
export function repeatedInput(calls: readonly PricedCall[], models: ModelCatalogue, requestOf: RequestOf): Repeated {
  const found = new Map<CallId, Usage>();
  let unread = 0;
  const roots = new Map<string, Place>();
  const ways = new Map<CallId, Way>();
  for (const { call, step, usage, model } of calls) {
    if (!isUncached(usage)) continue;
    const blocks = blocksOf(requestOf(call));
    if (blocks === null) {
      unread += 1;
      continue;
    }
    const key = JSON.stringify([step.nodeId, model]);
    const root = roots.get(key) ?? newPlace();
    roots.set(key, root);
    ways.set(call.id, wayOf(root, blocks, call.startedAt));
  }
  for (const { call, usage, model } of calls) {
    const way = ways.get(call.id);
    const least = findModel(models, model)?.minCacheableTokens;
    const changed = way === undefined || least === undefined ? null : passed(way, call, usage, least);
    if (changed !== null) found.set(call.id, changed);
  }
  return { usages: found, unread };
}

/** What is billed in parts, or has used a cache already, is left as it is. */
function isUncached(usage: Usage): boolean {
  const counted = ["cache_read_input_tokens", "cache_creation_input_tokens"].some((name) => Number(usage[name] ?? 0) > 0);
  return !counted && usage["iterations"] == null && typeof usage["input_tokens"] === "number";
}

/** The request in the order in which the provider caches it. null: it is stored elsewhere, or hidden. */
function blocksOf(request: JsonValue): string[] | null {
  const messages = own(request, "messages");
  if (!Array.isArray(messages)) return null;
  const head = [own(request, "tools"), own(request, "outputSchema"), own(request, "system")].map((part) => part ?? null);
  return [...head, ...messages.flatMap(contentOf)].map((block) => (block === null ? "" : JSON.stringify(block)));
}

function contentOf(message: JsonValue): JsonValue[] {
  const content = isObject(message) ? message["content"] : undefined;
  const role = own(message, "role") ?? null;
  return Array.isArray(content) ? content.map((block) => [role, block]) : [[role, content ?? null]];
}

function newPlace(): Place {
  return { next: new Map(), starts: [], readableFrom: Infinity, usedAt: -Infinity };
}

function wayOf(root: Place, blocks: readonly string[], startedAt: number): Way {
  const places: Place[] = [];
  const ends: number[] = [];
  let at = root;
  for (const block of blocks) {
    const next = at.next.get(block) ?? newPlace();
    at.next.set(block, next);
    next.starts.push(startedAt);
    ends.push((ends.at(-1) ?? 0) + block.length);
    places.push(next);
    at = next;
  }
  const all = ends.at(-1) ?? 0;
  return { places, share: (depth) => (depth === 0 || all === 0 ? 0 : (ends[depth - 1] ?? 0) / all) };
}

/** Sends a call through the cache; null: nothing of it is read or written. */
function passed({ places, share }: Way, call: CallView, usage: Usage, least: number): Usage | null {
  const { startedAt } = call;
  const input = Number(usage["input_tokens"]);
  const begunAt = call.firstTokenMs === null ? (call.endedAt ?? Infinity) : startedAt + call.firstTokenMs;
  const tokens = (depth: number) => Math.floor(input * share(depth));
  const deepest = (holds: (place: Place) => boolean) => {
    const depth = places.findLastIndex(holds) + 1;
    return tokens(depth) >= least ? depth : 0;
  };
  const readTo = deepest((place) => place.readableFrom <= startedAt && place.usedAt + keptMs >= startedAt);
  const writeTo = deepest((place) => place.starts.some((start) => start > startedAt && start >= begunAt && start <= startedAt + keptMs));
  for (const place of places.slice(0, Math.max(readTo, writeTo))) {
    const isKept = place.usedAt + keptMs >= startedAt;
    place.readableFrom = isKept ? Math.min(place.readableFrom, begunAt) : begunAt;
    place.usedAt = startedAt;
  }
  const read = tokens(readTo);
  const written = Math.max(0, tokens(writeTo) - read);
  if (read + written === 0) return null;
  return { ...usage, input_tokens: input - read - written, cache_read_input_tokens: read, cache_creation_input_tokens: written };
}
