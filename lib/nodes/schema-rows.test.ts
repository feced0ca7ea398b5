import { expect, test } from "vitest";
import type { JsonObject, JsonValue } from "@/lib/core/json";
import { freshPart, nameFault, restOf, rowsOf, shapeOf, withRest, withRows, type Shape } from "@/lib/nodes/schema-rows";

test.each<[JsonValue, Shape]>([
  [{ type: "string", description: "Of the page" }, "text"],
  [{ type: "string", pattern: "^a" }, "text"],
  [{ enum: ["calm", "loud"] }, "choice"],
  [{ enum: [1, 2] }, "other"],
  [{ type: "array" }, "list"],
  [{ type: "object", properties: {} }, "object"],
  [{ type: "object", properties: 3 }, "other"],
  [{ type: ["string", "null"] }, "other"],
  [{ anyOf: [{ type: "string" }] }, "other"],
  [{ $ref: "#/$defs/a" }, "other"],
  [true, "other"],
])("the form shows %j as %s", (part, shape) => expect(shapeOf(part)).toBe(shape));

const schema: JsonObject = {
  $defs: { a: { type: "string" } },
  type: "object",
  properties: { title: { type: "string", pattern: "^a" }, odd: { $ref: "#/$defs/a" } },
  required: ["odd", "gone"],
  additionalProperties: false,
};

test("rows that are written back as they were read change nothing that the form cannot say", () => {
  expect(withRows(schema, rowsOf(schema))).toEqual(schema);
  expect(withRows({ type: "object" }, [])).toEqual({ type: "object", properties: {} });
});

test("a row that is renamed, moved or no longer required leaves the others and all other keywords alone", () => {
  const [title, odd] = rowsOf(schema);
  const next = withRows(schema, [
    { ...odd!, required: false },
    { ...title!, name: "heading", required: true },
  ]);
  expect(Object.keys(next["properties"] ?? {})).toEqual(["odd", "heading"]);
  expect(next).toMatchObject({ $defs: schema["$defs"], properties: { odd: { $ref: "#/$defs/a" } }, required: ["heading", "gone"] });
});

test("another type keeps the description, and keywords that have no field stay in sight", () => {
  const part = { type: "string", description: "Of the page", pattern: "^a" };
  expect(freshPart("integer", part)).toEqual({ type: "integer", description: "Of the page" });
  expect(restOf(part, "text")).toEqual({ pattern: "^a" });
  expect(withRest(part, "text", { minLength: 2, type: "number" })).toEqual({ type: "string", description: "Of the page", minLength: 2 });
});

test("two rows cannot have one name", () => {
  const rows = rowsOf(schema);
  expect(nameFault(rows, 0, "odd")).toBe("Another field is called odd.");
  expect(nameFault(rows, 0, "title")).toBeNull();
  expect(nameFault(rows, 0, "")).toBe("Enter a name.");
});
