import { isObject, type JsonValue } from "@/lib/core/json";

/** Whether the trace only names a value that is stored apart because it is big (T8). */
export function isElsewhere(value: JsonValue | null | undefined): boolean {
  return isObject(value ?? null) && typeof (value as { $ref?: unknown }).$ref === "string" && Object.keys(value as object).length === 1;
}
