import { isObject, own, type JsonObject, type JsonValue } from "@/lib/core/json";

const types = new Set(["object", "array", "string", "number", "integer", "boolean", "null"]);

/** Why a model cannot be asked for this shape, as a sentence with the place; null: it can. Other keywords are checked after the call. */
export function schemaFault(schema: JsonObject, name: "output schema" | "input schema"): string | null {
  if (schema.type !== "object") return `The ${name} has to begin with "type": "object".`;
  return faultIn(schema, schema, `the ${name}`);
}

function faultIn(schema: JsonValue | undefined, root: JsonObject, at: string): string | null {
  if (!isObject(schema)) return `${at} is not a schema.`;
  const { type } = schema;
  if (type !== undefined && ![type].flat().every((name) => typeof name === "string" && types.has(name)))
    return `${at} has the type ${JSON.stringify(type)}, which there is not.`;
  if (schema.additionalProperties !== undefined && schema.additionalProperties !== false)
    return `${at} may only say "additionalProperties": false.`;
  if (schema.required !== undefined && !isListOfText(schema.required)) return `${at}.required has to list names.`;
  if (schema.enum !== undefined && (!Array.isArray(schema.enum) || schema.enum.length === 0)) return `${at}.enum has to list values.`;
  return referenceFault(schema, root, at) ?? missingProperty(schema, at) ?? partFault(schema, root, at);
}

function referenceFault(schema: JsonObject, root: JsonObject, at: string): string | null {
  if (schema.$ref === undefined) return null;
  const name = typeof schema.$ref === "string" ? /^#\/\$defs\/([^/]+)$/.exec(schema.$ref)?.[1] : undefined;
  return name !== undefined && own(own(root, "$defs"), name) !== undefined
    ? null
    : `${at} refers to ${JSON.stringify(schema.$ref)}, which there is not.`;
}

function missingProperty(schema: JsonObject, at: string): string | null {
  if (!isListOfText(schema.required) || !isObject(schema.properties)) return null;
  const properties = schema.properties;
  const missing = schema.required.find((name) => !Object.hasOwn(properties, name));
  return missing === undefined ? null : `${at} requires ${missing}, which is not among its properties.`;
}

function partFault(schema: JsonObject, root: JsonObject, at: string): string | null {
  const parts: [string, JsonValue | undefined][] = [];
  for (const key of ["properties", "$defs"]) {
    const group = schema[key];
    if (group === undefined) continue;
    if (!isObject(group)) return `${at}.${key} has to be an object.`;
    parts.push(...Object.entries(group).map(([name, part]) => [`${at}.${name}`, part] as [string, JsonValue]));
  }
  if (schema.items !== undefined) parts.push([`${at}.items`, schema.items]);
  if (schema.anyOf !== undefined && !Array.isArray(schema.anyOf)) return `${at}.anyOf has to be a list.`;
  if (Array.isArray(schema.anyOf)) parts.push(...schema.anyOf.map((part, index) => [`${at}.anyOf[${index}]`, part] as [string, JsonValue]));
  for (const [place, part] of parts) {
    const fault = faultIn(part, root, place);
    if (fault !== null) return fault;
  }
  return null;
}

function isListOfText(value: JsonValue | undefined): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
