import { isObject, type JsonObject, type JsonValue } from "@/lib/core/json";

/** RFC 7396: null takes a key away, an object is merged, anything else replaces. Nothing is changed in place. */
export function mergePatch(target: JsonValue | undefined, patch: JsonValue): JsonValue {
  if (!isObject(patch)) return patch;
  const base: JsonObject = target !== undefined && isObject(target) ? target : {};
  const merged = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key);
    else merged.set(key, mergePatch(merged.get(key), value));
  }
  return Object.fromEntries(merged);
}
