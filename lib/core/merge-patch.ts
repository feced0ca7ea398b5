import { canonicalJson, isObject, own, type JsonObject, type JsonValue } from "@/lib/core/json";

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

/** The patch that makes `after` of `before`; an empty one where they are the same. Values that are null themselves cannot be told by one. */
export function patchBetween(before: JsonObject, after: JsonObject): JsonObject {
  const patch: JsonObject = {};
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, now] = [own(before, key), own(after, key)];
    if (now === undefined) patch[key] = null;
    else if (isObject(old) && isObject(now)) {
      const inner = patchBetween(old, now);
      if (Object.keys(inner).length > 0) patch[key] = inner;
    } else if (old === undefined || canonicalJson(old) !== canonicalJson(now)) patch[key] = now;
  }
  return patch;
}
