import { isObject, type JsonObject, type JsonValue } from "@/lib/core/json";

/** A property of an object schema, as a row of a form. */
export type SchemaRow = { name: string; required: boolean; part: JsonValue };

/** What a form can say of a part; `other`: it cannot. */
export type Shape = "text" | "number" | "integer" | "boolean" | "choice" | "object" | "list" | "other";

/** Words that make a schema more than a type. */
const composing = ["$ref", "anyOf", "allOf", "oneOf", "not", "const", "if"];

export function shapeOf(part: JsonValue): Shape {
  if (!isObject(part) || composing.some((word) => part[word] !== undefined)) return "other";
  const { type, enum: values } = part;
  if (values !== undefined) return isTexts(values) && (type === undefined || type === "string") ? "choice" : "other";
  if (type === "object") return hasRows(part) ? "object" : "other";
  if (type === "array") return part["items"] === undefined || isObject(part["items"]) ? "list" : "other";
  return typeof type === "string" ? (simple[type] ?? "other") : "other";
}

const simple: Record<string, Shape> = { string: "text", number: "number", integer: "integer", boolean: "boolean" };

/** Whether an object schema can be shown as rows. */
function hasRows({ properties, required }: JsonObject): boolean {
  return (properties === undefined || isObject(properties)) && (required === undefined || isTexts(required));
}

function isTexts(value: JsonValue | undefined): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === "string");
}

/** A part of this shape that keeps what was said about the old one. */
export function freshPart(shape: Shape, before: JsonValue): JsonObject {
  const description = isObject(before) ? before["description"] : undefined;
  return { ...fresh[shape], ...(description !== undefined && { description }) };
}

const fresh: Record<Shape, JsonObject> = {
  text: { type: "string" },
  number: { type: "number" },
  integer: { type: "integer" },
  boolean: { type: "boolean" },
  choice: { type: "string", enum: ["one", "two"] },
  object: { type: "object", properties: {}, required: [], additionalProperties: false },
  list: { type: "array", items: { type: "string" } },
  other: { anyOf: [{ type: "string" }, { type: "null" }] },
};

const said: Record<Shape, readonly string[]> = {
  text: ["type"],
  number: ["type"],
  integer: ["type"],
  boolean: ["type"],
  choice: ["type", "enum"],
  object: ["type", "properties", "required", "additionalProperties"],
  list: ["type", "items"],
  other: [],
};

/** Keywords that the form has no field for. */
export function restOf(part: JsonObject, shape: Shape): JsonObject {
  return Object.fromEntries(Object.entries(part).filter(([key]) => key !== "description" && !said[shape].includes(key)));
}

export function withRest(part: JsonObject, shape: Shape, rest: JsonObject): JsonObject {
  const known = Object.entries(part).filter(([key]) => key === "description" || said[shape].includes(key));
  return { ...Object.fromEntries(known), ...restOf(rest, shape) };
}

export function rowsOf({ properties, required }: JsonObject): SchemaRow[] {
  const names = isTexts(required) ? required : [];
  const parts = properties !== undefined && isObject(properties) ? properties : {};
  return Object.entries(parts).map(([name, part]) => ({ name, required: names.includes(name), part }));
}

/** The schema with these rows; everything else in it stays as it was. */
export function withRows(schema: JsonObject, rows: readonly SchemaRow[]): JsonObject {
  const before = isTexts(schema["required"]) ? schema["required"] : [];
  // A name that no property has is a fault that its writer should find again.
  const stray = before.filter((name) => !rowsOf(schema).some((row) => row.name === name));
  const required = [...rows.filter((row) => row.required).map((row) => row.name), ...stray];
  const isLeftOut = schema["required"] === undefined && required.length === 0;
  return { ...schema, properties: Object.fromEntries(rows.map(({ name, part }) => [name, part])), ...(!isLeftOut && { required }) };
}

/** Why a row cannot have this name, as a sentence; null: it can. */
export function nameFault(rows: readonly SchemaRow[], index: number, name: string): string | null {
  if (name === "") return "Enter a name.";
  return rows.some((row, at) => at !== index && row.name === name) ? `Another field is called ${name}.` : null;
}

export function freeName(rows: readonly SchemaRow[]): string {
  for (let number = rows.length + 1; ; number += 1) if (!rows.some(({ name }) => name === `field_${number}`)) return `field_${number}`;
}
