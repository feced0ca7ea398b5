import type { JsonObject, JsonValue } from "@/lib/core/json";
import { isObject } from "@/lib/core/json";

/** Stands where a share hides a text: in a prompt, a title, an error's message. */
export const hiddenText = "\u2022\u2022\u2022";

/** Stands where a share hides a value. A new object each time, so that nobody changes all of them by one. */
export function hiddenValue(): JsonObject {
  return { $hidden: true };
}

export function isHidden(value: JsonValue | undefined): boolean {
  return value === hiddenText || (isObject(value) && value["$hidden"] === true && Object.keys(value).length === 1);
}
