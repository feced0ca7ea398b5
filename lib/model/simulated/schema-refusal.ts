import { isObject, type JsonValue } from "@/lib/core/json";

/** Keywords that the API does not take in a schema of structured output; clients move them into the description. */
const refused = [
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "pattern",
  "maxItems",
  "uniqueItems",
  "minProperties",
  "maxProperties",
  "patternProperties",
  "oneOf",
  "not",
  "if",
  "default",
];

/** Why a schema cannot be asked for; null: it can. */
export function schemaRefusal(schema: JsonValue | undefined): string | null {
  if (!isObject(schema)) return "Input should be a valid dictionary";
  const keyword = refused.find((name) => Object.hasOwn(schema, name));
  if (keyword !== undefined) return `For '${String(schema["type"] ?? "schema")}' type, property '${keyword}' is not supported`;
  if (schema["type"] === "object" && schema["additionalProperties"] !== false)
    return "For 'object' type, 'additionalProperties' must be explicitly set to false";
  for (const inner of innerSchemas(schema)) {
    const found = schemaRefusal(inner);
    if (found !== null) return found;
  }
  return null;
}

function innerSchemas(schema: { [key: string]: JsonValue }): JsonValue[] {
  const maps = ["properties", "$defs"].flatMap((name) => (isObject(schema[name]) ? Object.values(schema[name]) : []));
  const lists = ["anyOf", "allOf"].flatMap((name) => (Array.isArray(schema[name]) ? schema[name] : []));
  return [...maps, ...lists, ...(schema["items"] === undefined ? [] : [schema["items"]])];
}
