import { canonicalJson, isObject, type JsonObject, type JsonValue } from "@/lib/core/json";

/** The JSON Schema that an example fits: everything that it has is required, and nothing else is allowed. */
export function inferSchema(example: JsonValue): JsonObject {
  if (Array.isArray(example)) {
    const items = example.map(inferSchema);
    return { type: "array", ...(items.length > 0 && { items: items.reduce(joined) }) };
  }
  if (isObject(example)) {
    const properties = Object.fromEntries(Object.entries(example).map(([key, value]) => [key, inferSchema(value)]));
    return { type: "object", properties, required: Object.keys(properties), additionalProperties: false };
  }
  // A whole number in an example does not say that all are whole.
  return { type: example === null ? "null" : typeof example };
}

/** What fits either: of two objects one with the properties of both, of which those in both are required. */
function joined(a: JsonObject, b: JsonObject): JsonObject {
  if (canonicalJson(a) === canonicalJson(b)) return a;
  if (a["type"] === "object" && b["type"] === "object") return joinedObjects(a, b);
  if (a["type"] === "array" && b["type"] === "array") return joinedLists(a, b);
  const ways = [...waysOf(a), ...waysOf(b)];
  const distinct = ways.filter((way, at) => ways.findIndex((other) => canonicalJson(other) === canonicalJson(way)) === at);
  return distinct.length === 1 && distinct[0] !== undefined ? distinct[0] : { anyOf: distinct };
}

function joinedObjects(a: JsonObject, b: JsonObject): JsonObject {
  const [left, right] = [propertiesOf(a), propertiesOf(b)];
  const properties: JsonObject = { ...left, ...right };
  for (const [key, part] of Object.entries(left)) {
    const other = right[key];
    if (isObject(part) && other !== undefined && isObject(other)) properties[key] = joined(part, other);
  }
  const required = namesOf(a).filter((name) => namesOf(b).includes(name));
  return { type: "object", properties, required, additionalProperties: false };
}

function joinedLists(a: JsonObject, b: JsonObject): JsonObject {
  const [left, right] = [a["items"], b["items"]];
  if (left !== undefined && isObject(left) && right !== undefined && isObject(right)) return { type: "array", items: joined(left, right) };
  return left === undefined ? b : a;
}

function waysOf(schema: JsonObject): JsonObject[] {
  return Array.isArray(schema["anyOf"]) ? schema["anyOf"].filter(isObject) : [schema];
}

function propertiesOf({ properties }: JsonObject): JsonObject {
  return properties !== undefined && isObject(properties) ? properties : {};
}

function namesOf(schema: JsonObject): JsonValue[] {
  return Array.isArray(schema["required"]) ? schema["required"] : [];
}
