import type { JsonObject } from "@/lib/core/json";
import type { SettingsPatch } from "@/lib/nodes/inspector-props";

/** Settings with a patch of a form in them: one that is taken away leaves no key behind. */
export function patchedConfig(config: JsonObject, patch: SettingsPatch): JsonObject {
  const next: JsonObject = {};
  for (const [key, value] of Object.entries({ ...config, ...patch })) if (value !== undefined) next[key] = value;
  return next;
}
