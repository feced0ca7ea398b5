import type { JsonValue } from "@/lib/core/json";

export type Bounds = { maxBytes: number; maxDepth: number; maxValues: number };

/** What a graph document may be: 10,000 nodes with their edges fit well. */
export const documentBounds: Bounds = { maxBytes: 8_000_000, maxDepth: 64, maxValues: 1_000_000 };
/** What a run may be started with. */
export const inputBounds: Bounds = { maxBytes: 4_000_000, maxDepth: 64, maxValues: 200_000 };

/** Why untrusted JSON is too big, too deep or too much, as a sentence; null: it is within bounds. Walks without recursion. */
export function outOfBounds(value: unknown, bounds: Bounds): string | null {
  let values = 0;
  let bytes = 0;
  const open: { value: unknown; depth: number }[] = [{ value, depth: 1 }];
  for (let next = open.pop(); next; next = open.pop()) {
    values += 1;
    if (typeof next.value === "string") bytes += next.value.length;
    if (next.depth > bounds.maxDepth) return `It is nested deeper than ${bounds.maxDepth} levels.`;
    if (values + open.length > bounds.maxValues) return `It holds more than ${bounds.maxValues.toLocaleString("en")} values.`;
    if (bytes > bounds.maxBytes) return `It holds more than ${(bounds.maxBytes / 1_000_000).toLocaleString("en")} MB of text.`;
    if (next.value === null || typeof next.value !== "object") continue;
    const isList = Array.isArray(next.value);
    for (const [key, item] of Object.entries(next.value)) {
      if (!isList) bytes += key.length;
      open.push({ value: item, depth: next.depth + 1 });
    }
  }
  return null;
}

/** Keys that would reach a prototype where code is careless. A document refuses them; in data they are ordinary (G7). */
export const forbiddenKeys: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** The first forbidden key with the path to its object, or null. Expects a value that is within bounds. */
export function forbiddenKey(value: JsonValue, path: (string | number)[] = []): { key: string; path: (string | number)[] } | null {
  if (value === null || typeof value !== "object") return null;
  for (const [key, item] of Object.entries(value)) {
    if (!Array.isArray(value) && forbiddenKeys.has(key)) return { key, path };
    const inside = forbiddenKey(item, [...path, Array.isArray(value) ? Number(key) : key]);
    if (inside) return inside;
  }
  return null;
}
