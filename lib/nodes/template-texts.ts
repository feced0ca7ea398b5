import { isObject, type JsonValue } from "@/lib/core/json";
import type { SettingText } from "@/lib/nodes/kit";

/** Every string inside a JSON setting that may hold references, each with its own field. */
export function templateTexts(field: string, value: JsonValue, also: SettingText["also"] = {}): SettingText[] {
  if (typeof value === "string") return value.includes("{{") ? [{ field, text: value, syntax: "template", also }] : [];
  if (Array.isArray(value)) return value.flatMap((item, index) => templateTexts(`${field}[${index}]`, item, also));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => templateTexts(fieldInside(field, key), item, also));
}

/** The field of a key inside a setting: `query.page`, `headers["x.y"]`. */
export function fieldInside(field: string, key: string): string {
  return field + (/^[^.[\]"]+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`);
}
