import { Validator } from "@cfworker/json-schema";
import { expect, test } from "vitest";
import { inferSchema } from "@/lib/graph/infer-schema";
import { schemaFault } from "@/lib/graph/schema-fault";

test("an example says its schema: names, types, objects inside, and that all of it is required", () => {
  expect(inferSchema({ title: "Heat", pages: 3, done: false, author: { name: "Ada" }, tags: ["a", "b"] })).toEqual({
    type: "object",
    properties: {
      title: { type: "string" },
      pages: { type: "number" },
      done: { type: "boolean" },
      author: { type: "object", properties: { name: { type: "string" } }, required: ["name"], additionalProperties: false },
      tags: { type: "array", items: { type: "string" } },
    },
    required: ["title", "pages", "done", "author", "tags"],
    additionalProperties: false,
  });
});

test("the objects of a list are read together: what only some have is not required", () => {
  const { items } = inferSchema([{ a: 1 }, { a: 2, b: "x" }, { a: 3, b: null }]);
  expect(items).toEqual({
    type: "object",
    properties: { a: { type: "number" }, b: { anyOf: [{ type: "string" }, { type: "null" }] } },
    required: ["a"],
    additionalProperties: false,
  });
});

test.each([
  [{}],
  [{ list: [] }],
  [{ list: [[], [1], ["a"]] }],
  [{ mixed: [1, "two", null, { three: 3 }, 1], deep: [{ a: [{ b: 1 }] }, { a: [] }] }],
])("what is inferred from %j can be asked for, and the example fits it", (example) => {
  const schema = inferSchema(example);
  expect(schemaFault(schema, "output schema")).toBeNull();
  expect(new Validator(schema as object, "2020-12").validate(example).valid).toBe(true);
});
