import { z } from "zod";

export type JsonValue = null | boolean | number | string | JsonValue[] | { [key: string]: JsonValue };
export type JsonObject = { [key: string]: JsonValue };

/**
 * Any JSON value, passed on as it is; bounds on size and depth are the border's business (lib/core/bounds.ts).
 * Not `z.json()`: that one copies objects and loses an own key `__proto__`, which is ordinary in data (G7), and takes twenty times as long.
 */
export const jsonValue: z.ZodType<JsonValue> = z.unknown().refine(isJson, "not JSON") as unknown as z.ZodType<JsonValue>; // isJson is the proof
export const jsonObject: z.ZodType<JsonObject> = z
  .unknown()
  .refine((value) => isJson(value) && isObject(value), "not an object") as unknown as z.ZodType<JsonObject>; // likewise

function isJson(value: unknown): value is JsonValue {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  return Array.isArray(value) ? value.every(isJson) : typeof value === "object" && Object.values(value).every(isJson);
}

/** Own property only: `constructor` or `__proto__` in data never reach a prototype. */
export function own(value: JsonValue | undefined, key: string | number): JsonValue | undefined {
  if (value === null || typeof value !== "object") return undefined;
  if (Array.isArray(value)) return typeof key === "number" ? value[key] : undefined;
  return Object.hasOwn(value, String(key)) ? value[String(key)] : undefined;
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** The same value always gives the same text: keys sorted, no white space. Used for hashes. */
export function canonicalJson(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const entries = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`);
  return `{${entries.join(",")}}`;
}

/** Postgres refuses NUL and lone surrogates in jsonb, and with them a whole batch of events. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll("\u0000", "\ufffd");
}

/** `storableText` for every string and key inside. Returns the same object when nothing had to change. */
export function storable<T extends JsonValue>(value: T): T {
  return offends(JSON.stringify(value)) ? (clean(value) as T) : value; // clean keeps the shape and only replaces characters
}

/** The storable value as text, written once where nothing had to change, which is nearly always. */
export function storableJson(value: JsonValue): string {
  const text = JSON.stringify(value);
  return offends(text) ? JSON.stringify(clean(value)) : text;
}

/** JSON.stringify escapes both offenders, so one search of the text finds them wherever they are. */
function offends(json: string): boolean {
  return /\\u(0000|[dD][89abAB][0-9a-fA-F]{2}|[dD][c-fC-F][0-9a-fA-F]{2})/.test(json);
}

function clean(value: JsonValue): JsonValue {
  if (typeof value === "string") return storableText(value);
  if (Array.isArray(value)) return value.map(clean);
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [storableText(key), clean(item)]));
  return value;
}
