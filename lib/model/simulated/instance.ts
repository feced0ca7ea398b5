import { canonicalJson, isObject, type JsonObject, type JsonValue, own } from "@/lib/core/json";
import { chooseValue } from "@/lib/model/simulated/choose-value";
import { boundsOf } from "@/lib/model/simulated/bounds";
import { numberFor } from "@/lib/model/simulated/number-for";
import { peopleIn, personIn } from "@/lib/model/simulated/found-in";
import { extracts, sentencesAbout } from "@/lib/model/simulated/sentences";
import { factFor, isFact, stringFor } from "@/lib/model/simulated/string-for";
import type { Random } from "@/lib/model/simulated/random";
import type { Understanding } from "@/lib/model/simulated/understand";

/** What a value is made from: `text` is what is worked on, else all that was said. */
export type Making = { understood: Understanding; chance: Random; text: string; sentences: [string, ...string[]] };

type Place = {
  root: JsonValue;
  name: string;
  depth: number;
  making: Making;
  /** Position in the innermost list; null: in none. */ at: number | null;
};

/** From here on only what has to be there is made, so that schemas that contain themselves come to an end. */
const deepest = 6;

/** A value that satisfies the schema, with content that suits the names of its fields and the prompt. */
export function instance(schema: JsonValue, { understood, chance }: Pick<Making, "understood" | "chance">): JsonValue {
  const making = { understood, chance, text: understood.work ?? understood.whole, sentences: sentencesAbout(understood, chance) };
  return make(schema, { root: schema, name: "", depth: 0, making, at: null });
}

function make(schema: JsonValue, place: Place): JsonValue {
  if (!isObject(schema)) return null;
  if (place.depth > 40) return null;
  const known = resolved(schema, place.root);
  if (known["const"] !== undefined) return known["const"];
  const { enum: values } = known;
  if (Array.isArray(values)) return enumValue(known, values, place);
  const variants = known["anyOf"] ?? known["oneOf"];
  if (Array.isArray(variants) && variants.length > 0) return variant(known, variants, place);
  return byType(known, place);
}

/** Follows `$ref`; keywords beside it stay. */
function resolved(schema: JsonObject, root: JsonValue): JsonObject {
  let current = schema;
  for (let hops = 0; typeof current["$ref"] === "string" && hops < 20; hops += 1) {
    const { $ref, ...beside } = current;
    current = { ...target(String($ref), root), ...beside };
  }
  return current;
}

function target(reference: string, root: JsonValue): JsonObject {
  const steps = reference
    .replace(/^#\/?/, "")
    .split("/")
    .filter((step) => step !== "");
  const found = steps.reduce<JsonValue | undefined>((value, step) => {
    const key = decodeURIComponent(step).replace(/~1/g, "/").replace(/~0/g, "~");
    return Array.isArray(value) ? value[Number(key)] : own(value, key);
  }, root);
  return isObject(found) ? found : {};
}

function enumValue(schema: JsonObject, values: JsonValue[], { making }: Place): JsonValue {
  const types = typesOf(schema);
  const [first, ...rest] = types.length === 0 ? values : values.filter((value) => types.some((type) => isOfType(value, type)));
  return first === undefined ? (values[0] ?? null) : chooseValue([first, ...rest], making.understood, making.chance);
}

/** The first branch that is not null; deep down the simplest one. */
function variant(schema: JsonObject, variants: JsonValue[], place: Place): JsonValue {
  const { anyOf: _, oneOf: __, ...beside } = schema;
  // "A date or null": null where the text has none.
  const isNullable = variants.some((branch) => isObject(branch) && branch["type"] === "null");
  if (isNullable && isFact(place.name) && factFor(place, place.making) === null) return null;
  const merged = variants.filter(isObject).map((branch) => ({ ...beside, ...resolved(branch, place.root) }));
  const sorted =
    place.depth >= deepest ? merged.toSorted((a, b) => weight(a) - weight(b)) : merged.filter((branch) => branch["type"] !== "null");
  return make(sorted[0] ?? merged[0] ?? {}, { ...place, depth: place.depth + 1 });
}

/** How much a schema drags along; one that refers to itself weighs most. */
function weight(schema: JsonObject): number {
  if (typesOf(schema).includes("null")) return 0;
  const required = Array.isArray(schema["required"]) ? schema["required"].length : 0;
  const isDeep = canonicalJson({ ...schema, description: null }).includes("$ref") && (required > 0 || boundsOf(schema).minItems > 0);
  return (isDeep ? 100 : 0) + required + (typesOf(schema).includes("object") ? 2 : 1);
}

function byType(schema: JsonObject, place: Place): JsonValue {
  const types = typesOf(schema);
  const type =
    place.depth >= deepest && types.includes("null") ? "null" : (types.find((name) => name !== "null") ?? types[0] ?? guessed(schema));
  switch (type) {
    case "object":
      return makeObject(schema, place);
    case "array":
      return makeList(schema, place);
    case "string":
      return stringFor(schema, place, place.making);
    case "integer":
    case "number":
      return numberFor(schema, place.name, place.making, type === "integer");
    case "boolean":
      return place.making.chance.next() < 0.5;
    default:
      return null;
  }
}

function makeObject(schema: JsonObject, place: Place): JsonObject {
  const properties = isObject(schema["properties"]) ? schema["properties"] : {};
  const required = Array.isArray(schema["required"]) ? schema["required"].filter((name) => typeof name === "string") : [];
  const names = place.depth >= deepest ? required : [...new Set([...Object.keys(properties), ...required])];
  return Object.fromEntries(names.map((name) => [name, make(own(properties, name) ?? {}, { ...place, name, depth: place.depth + 1 })]));
}

function makeList(schema: JsonObject, place: Place): JsonValue[] {
  const { minItems, maxItems } = boundsOf(schema);
  const making = /action|todo|next/i.test(place.name) ? withActions(place.making) : place.making;
  const wished = place.depth >= deepest ? 0 : wishedLength({ ...place, making });
  const length = Math.max(minItems, Math.min(maxItems, schema["items"] === undefined ? 0 : wished));
  return Array.from({ length }, (_, at) => make(schema["items"] ?? {}, { ...place, making, depth: place.depth + 1, at }));
}

function typesOf(schema: JsonObject): string[] {
  const type = schema["type"];
  return (Array.isArray(type) ? type : [type]).filter((name) => typeof name === "string");
}

function guessed(schema: JsonObject): string {
  return schema["properties"] !== undefined ? "object" : schema["items"] !== undefined ? "array" : "string";
}

function isOfType(value: JsonValue, type: string): boolean {
  if (value === null) return type === "null";
  if (Array.isArray(value)) return type === "array";
  if (typeof value === "number") return type === "number" || (type === "integer" && Number.isInteger(value));
  return typeof value === type;
}

/** As many as the text has; doubts and corrections are few. */
function wishedLength({ name, making: { understood, chance, text, sentences } }: Place): number {
  if (/doubt|change|correction|warning|question/i.test(name)) return chance.between(1, 2);
  if (/^(people|persons|names|participants|attendees|authors)$/i.test(name)) return Math.max(1, peopleIn(text).length);
  return understood.work === null
    ? chance.between(2, 4)
    : Math.min(8, Math.max(1, sentences.filter((one) => extracts(text).includes(one)).length));
}

/** Something to do is a sentence that names somebody. */
function withActions(making: Making): Making {
  const people = peopleIn(making.text);
  const [first, ...rest] = making.sentences.filter((sentence) => !/^present\b/i.test(sentence) && personIn(sentence, people) !== null);
  return first === undefined ? making : { ...making, sentences: [first, ...rest] };
}
