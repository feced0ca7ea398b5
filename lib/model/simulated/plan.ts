import { isObject, type JsonObject, type JsonValue, own } from "@/lib/core/json";
import { instance } from "@/lib/model/simulated/instance";
import { proseAbout } from "@/lib/model/simulated/prose";
import type { Random } from "@/lib/model/simulated/random";
import { type Facet, themeOf } from "@/lib/model/simulated/themes/theme-of";
import type { Understanding } from "@/lib/model/simulated/understand";

/** A schema that asks for a plan: a list of tasks that name a delegate and what they depend on. */
export function isPlanSchema(schema: JsonValue): boolean {
  const task = taskProperties(schema);
  return task !== null && isObject(task["delegate"]) && isObject(task["dependsOn"]);
}

/** Tasks that follow the sides of the topic, most of them side by side; or, once there are results, no tasks and the answer. */
export function planFor(understood: Understanding, schema: JsonValue, chance: Random): JsonObject {
  if (understood.sources.length > 0) return { tasks: [], output: finalOutput(understood, schema, chance) };
  const delegates = namesOf(taskProperties(schema)?.["delegate"]);
  const models = namesOf(taskProperties(schema)?.["model"]);
  const facets = chosenFacets(understood, chance);
  const tasks = facets.map((facet, index): JsonObject => {
    const dependsOn = facet.needs === undefined ? [] : neededBy(facets, index);
    return {
      id: `t${index + 1}`,
      title: titleOf(facet, index, understood),
      objective: `For “${understood.topic}”: find out ${facet.about}.${dependsOn.length === 0 ? "" : " Build on the results you are given."}`,
      expectedOutput: facet.brings,
      delegate: delegateFor(facet, index, delegates),
      dependsOn,
      model: facet.needs === undefined ? null : (models.at(-1) ?? null),
    };
  });
  return { tasks, output: null };
}

/** Three to six, and never more than the prompt allows. */
function chosenFacets({ topic, whole }: Understanding, chance: Random): Facet[] {
  const { facets } = themeOf(topic);
  const most = Math.min(6, limitIn(whole) ?? 6);
  const count = Math.min(most, chance.between(4, 6));
  const later = count < 3 ? 0 : count < 5 ? 1 : 2;
  const first = facets.filter((facet) => facet.needs === undefined).slice(0, count - later);
  return [...first, ...facets.filter((facet) => facet.needs === true).slice(0, later)];
}

/** "at most 8 tasks", "up to four questions", "3 to 5 tasks". */
export function limitIn(text: string): number | null {
  const words = ["one", "two", "three", "four", "five", "six", "seven", "eight"];
  const number = `(\\d+|${words.join("|")})`;
  const found = [
    ...text.matchAll(
      new RegExp(
        `(?:at most|up to|no more than|maximum of|\\d\\s*(?:to|–|-)|(?:${words.join("|")}) (?:to|or))\\s*${number}\\s+(?:\\w+\\s+)?(?:task|question|part|sub|step)`,
        "gi",
      ),
    ),
  ];
  const limits = found.map(([, count]) =>
    words.includes((count ?? "").toLowerCase()) ? words.indexOf((count ?? "").toLowerCase()) + 1 : Number(count),
  );
  return limits.length === 0 ? null : Math.max(1, Math.min(...limits));
}

/** Two or three of the independent tasks, so that something can start before all of them are done. */
function neededBy(facets: Facet[], index: number): string[] {
  const free = facets.flatMap((facet, at) => (facet.needs === undefined ? [at] : []));
  const isFirst = facets.findIndex((facet) => facet.needs === true) === index;
  const chosen = isFirst ? free.slice(0, 2) : free.slice(-2);
  return chosen.map((at) => `t${at + 1}`);
}

/** The topic's own words in the first titles, as far as they stay short. */
function titleOf(facet: Facet, index: number, { head, setting }: Understanding): string {
  const longer =
    index === 0 && setting !== null
      ? `${facet.title} in ${setting}`
      : index === 1 && head.length < 30
        ? `${facet.title} for ${head}`
        : facet.title;
  return longer.length <= 56 ? longer : facet.title;
}

const latecomers = /writ|review|check|analy|compar|critic|synth|edit|judge/i;

function delegateFor(facet: Facet, index: number, delegates: string[]): string {
  const late = delegates.filter((name) => latecomers.test(name));
  const early = delegates.filter((name) => !latecomers.test(name));
  const fitting = facet.needs === true && late.length > 0 ? late : early.length > 0 ? early : delegates;
  return fitting[index % fitting.length] ?? "";
}

function finalOutput(understood: Understanding, schema: JsonValue, chance: Random): JsonValue {
  const output = own(own(schema, "properties"), "output");
  const variants = own(output, "anyOf");
  const wanted = Array.isArray(variants) ? variants.find((variant) => own(variant, "type") !== "null") : output;
  if (wanted === undefined || own(wanted, "type") === "string") return proseAbout(understood, chance);
  return instance(withDefinitions(wanted, schema), { understood, chance });
}

function withDefinitions(schema: JsonValue, root: JsonValue): JsonValue {
  const definitions = own(root, "$defs");
  return isObject(schema) && definitions !== undefined ? { $defs: definitions, ...schema } : schema;
}

function taskProperties(schema: JsonValue): JsonObject | null {
  const properties = own(own(own(own(schema, "properties"), "tasks"), "items"), "properties");
  return isObject(properties) ? properties : null;
}

/** The values of an enum, or of the one inside `anyOf`. */
function namesOf(schema: JsonValue | undefined): string[] {
  const variants = own(schema, "anyOf");
  if (Array.isArray(variants)) return variants.flatMap(namesOf);
  const fixed = own(schema, "const");
  const values = own(schema, "enum") ?? (fixed === undefined ? [] : [fixed]);
  return Array.isArray(values) ? values.filter((value) => typeof value === "string") : [];
}
