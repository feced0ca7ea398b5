import { Validator } from "@cfworker/json-schema";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { JsonObject, JsonValue } from "@/lib/core/json";
import { instance } from "@/lib/model/simulated/instance";
import { random } from "@/lib/model/simulated/random";
import { readRequest } from "@/lib/model/simulated/request";
import { understand } from "@/lib/model/simulated/understand";

const making = (prompt: string, seed = "seed") => ({
  understood: understand(readRequest({ model: "claude-haiku-5-5", messages: [{ role: "user", content: prompt }] })),
  chance: random(seed),
});
const problems = (value: JsonValue, schema: JsonObject) =>
  new Validator(schema, "2020-12").validate(value).errors.map(({ error }) => error);

const name = fc.constantFrom("title", "summary", "score", "email", "items", "kind", "dueDate", "url", "constructor", "tags", "a");
const leaf = fc.oneof(
  fc.record({ type: fc.constant("string"), minLength: fc.nat(40), description: fc.string() }, { requiredKeys: ["type"] }),
  fc.record({ type: fc.constant("string"), maxLength: fc.nat(20) }),
  fc.record(
    { type: fc.constantFrom("integer", "number"), minimum: fc.integer({ min: -50, max: 0 }), maximum: fc.integer({ min: 1, max: 50 }) },
    { requiredKeys: ["type"] },
  ),
  fc.record({ type: fc.constantFrom("boolean", "null") }),
  fc.record({ type: fc.constant(["string", "null"]) }),
  fc.record({ enum: fc.uniqueArray(fc.oneof(fc.string(), fc.integer(), fc.constant(null)), { minLength: 1, maxLength: 4 }) }),
  fc.record({ type: fc.constant("string"), enum: fc.constant([1, "two", null, "three"]) }),
  fc.record({ const: fc.oneof(fc.string(), fc.integer(), fc.constant({ deep: [1] })) }),
  fc.record({ $ref: fc.constantFrom("#/$defs/tree", "#/$defs/list", "#/$defs/word", "#") }),
);
const { schema: subset } = fc.letrec<{ schema: JsonObject }>((tie) => ({
  schema: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf as fc.Arbitrary<JsonObject>,
    fc.record(
      { type: fc.constant("array"), items: tie("schema"), minItems: fc.nat(2) },
      { requiredKeys: ["type", "items"] },
    ) as fc.Arbitrary<JsonObject>,
    fc.record({ anyOf: fc.array(tie("schema"), { minLength: 1, maxLength: 3 }) }) as fc.Arbitrary<JsonObject>,
    fc.dictionary(name, tie("schema"), { maxKeys: 4 }).map((properties) => ({
      type: "object",
      properties,
      required: Object.keys(properties).slice(0, 2),
      additionalProperties: false,
    })) as fc.Arbitrary<JsonObject>,
  ),
}));

const $defs: JsonObject = {
  word: { type: "string" },
  // Contains itself, and has to come to an end.
  tree: {
    type: "object",
    properties: { label: { $ref: "#/$defs/word" }, children: { type: "array", items: { $ref: "#/$defs/tree" } } },
    required: ["label", "children"],
    additionalProperties: false,
  },
  list: {
    type: "object",
    properties: { head: { type: "integer" }, tail: { anyOf: [{ $ref: "#/$defs/list" }, { type: "null" }] } },
    required: ["head", "tail"],
    additionalProperties: false,
  },
};

test("any schema of the subset gets a value that satisfies it", () => {
  fc.assert(
    fc.property(subset, fc.string(), (inner, seed) => {
      // A root that demands itself has no finite value, so `#` may only stand where it can be left out.
      const schema: JsonObject = {
        type: "object",
        properties: { answer: inner, again: { $ref: "#" } },
        required: JSON.stringify(inner).includes('"#"') ? [] : ["answer"],
        additionalProperties: false,
        $defs,
      };
      const value = instance(schema, making("Sort this message: the export page crashes.", seed));
      const demandsItself = JSON.stringify(inner).includes('"#"');
      if (!demandsItself) expect(problems(value, schema)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test.each([
  ["I was charged twice for my subscription, please refund one of the payments.", "billing", "high"],
  ["The export page crashes with an error since the update.", "technical", "normal"],
  ["It would be nice if you could add a dark mode, no hurry.", "feature", "low"],
  ["Kind regards from the seaside.", "other", "normal"],
])("a classification follows the words of the message: %s", (message, category, urgency) => {
  const schema = {
    type: "object",
    properties: {
      category: { type: "string", enum: ["billing", "technical", "feature", "other"] },
      urgency: { type: "string", enum: ["low", "normal", "high"] },
    },
    required: ["category", "urgency"],
    additionalProperties: false,
  };
  expect(
    instance(
      schema,
      making(`Sort support messages into billing, technical, feature or other, urgency low, normal or high.\n\nMessage:\n${message}`),
    ),
  ).toEqual({ category, urgency });
});

test("what stands in the prompt under a field's name is taken from there", () => {
  const schema = {
    type: "object",
    properties: { invoiceNumber: { type: "string" }, total: { type: "number" }, email: { type: "string" } },
    required: ["invoiceNumber", "total", "email"],
  };
  const prompt = "Document:\nInvoice number: A-1047\nTotal: 1,250.50 EUR\nWrite to ann@company.test.";
  expect(instance(schema, making(prompt))).toEqual({ invoiceNumber: "A-1047", total: 1250.5, email: "ann@company.test" });
});

test("a bound that was moved into the description is kept", () => {
  const schema = {
    type: "object",
    properties: { score: { type: "integer", description: "How good it is.\n\n{minimum: 3, maximum: 4}" } },
    required: ["score"],
  };
  for (let n = 0; n < 20; n += 1) expect([{ score: 3 }, { score: 4 }]).toContainEqual(instance(schema, making("Rate it", String(n))));
});
