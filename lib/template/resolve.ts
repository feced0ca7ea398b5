import { StepError } from "@/lib/core/errors";
import { isObject, type JsonValue } from "@/lib/core/json";
import { parseTemplate } from "@/lib/template/parse-template";
import { follow, printReference, type Reference } from "@/lib/template/reference";

/** The value of a root, such as a node's `{output}`; undefined where there is none. */
export type Lookup = (root: string) => Promise<JsonValue | undefined> | JsonValue | undefined;

/** The text with its references filled in. A text that is exactly one reference gives that JSON value itself. */
export async function resolveTemplate(text: string, lookup: Lookup): Promise<JsonValue> {
  if (!text.includes("{{")) return text;
  const { parts, problems } = parseTemplate(text);
  // The compiler refuses such texts, so that this is a bug and not the user's mistake.
  if (problems[0]) throw new Error(problems[0].message);
  const [first] = parts;
  if (parts.length === 1 && first?.type === "reference") return valueOf(first.reference, lookup);
  let result = "";
  for (const part of parts) result += part.type === "text" ? part.text : toText(await valueOf(part.reference, lookup));
  return result;
}

/** `resolveTemplate` for every string inside; keys stay as they are. */
export async function resolveJson(value: JsonValue, lookup: Lookup): Promise<JsonValue> {
  if (typeof value === "string") return resolveTemplate(value, lookup);
  if (Array.isArray(value)) return Promise.all(value.map((item) => resolveJson(item, lookup)));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(async ([key, item]) => [key, await resolveJson(item, lookup)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

async function valueOf(reference: Reference, lookup: Lookup): Promise<JsonValue> {
  const value = follow(await lookup(reference.root), reference.path);
  if (value !== undefined) return value;
  if (reference.optional) return null;
  throw new StepError("reference_missing", `{{${printReference(reference)}}} has no value in this run.`);
}

/** A value inside a text: strings as they are, all else as JSON. */
export function toText(value: JsonValue): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
