import { isObject, own, type JsonObject, type JsonValue } from "@/lib/core/json";
import { outputProblems } from "@/lib/model/output";
import type { ToolUse } from "@/lib/model/simulated/answer";
import { scoreOf } from "@/lib/model/simulated/choose-value";
import { instance } from "@/lib/model/simulated/instance";
import type { Offered, OfferedTool } from "@/lib/model/simulated/offered-tools";
import type { Random } from "@/lib/model/simulated/random";
import type { Understanding } from "@/lib/model/simulated/understand";

const mostRounds = 2;
const mostAtOnce = 2;

/**
 * What it calls before it answers: first the tools that fit the prompt best, at once; then those that fit it too and were not called
 * yet. Nothing: it answers.
 */
export function toolCalls({ own: tools, rounds, results }: Offered, understood: Understanding, chance: Random): ToolUse[] {
  if (rounds >= mostRounds) return [];
  const text = `${understood.whole}\n${understood.topic}`.toLowerCase();
  const called = new Set(results.map((result) => result.name));
  const scored = tools
    .filter((tool) => !called.has(tool.name))
    .map((tool) => ({ tool, score: 3 * scoreOf(telling(tool.name), text) + scoreOf(telling(tool.description), text) }))
    .sort((a, b) => b.score - a.score);
  const fitting = scored.filter(({ score }, index) => score > 0 || (rounds === 0 && index === 0));
  return fitting.slice(0, mostAtOnce).map(({ tool }) => ({ name: tool.name, json: JSON.stringify(inputFor(tool, understood, chance)) }));
}

const common =
  /^(with|from|that|this|then|when|which|into|your|have|does|will|each|such|only|tool|tools|returns?|gives?|uses?|using|input|output|back)$/;

/** The words of a tool that say what it is for. */
function telling(text: string): string {
  return text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 3 && !common.test(word))
    .join(" ");
}

/** An input that satisfies the tool's schema, in the words of the prompt where they fit. */
function inputFor({ schema }: OfferedTool, understood: Understanding, chance: Random): JsonObject {
  const wanted = needed(schema);
  const made = instance(wanted, { understood, chance });
  const plain = isObject(made) ? made : {};
  const worded = Object.fromEntries(
    Object.entries(plain).map(([name, value]) => [name, wordFor(name, property(wanted, name), understood) ?? value]),
  );
  return outputProblems(worded, schema).length === 0 ? worded : plain;
}

/** What has to be there; where nothing has to, the first one. */
function needed(schema: JsonObject): JsonObject {
  const properties = isObject(schema["properties"]) ? schema["properties"] : {};
  const required = Array.isArray(schema["required"]) ? schema["required"].filter((name) => typeof name === "string") : [];
  const names = required.length > 0 ? required : Object.keys(properties).slice(0, 1);
  const kept = Object.fromEntries(names.map((name) => [name, own(properties, name) ?? {}]));
  return { ...schema, type: "object", properties: kept, required: names };
}

function property(schema: JsonObject, name: string): JsonValue | undefined {
  return own(own(schema, "properties"), name);
}

/** A short text that a field of this name stands for; null: none is known. */
function wordFor(name: string, schema: JsonValue | undefined, { topic, whole }: Understanding): string | null {
  if (own(schema, "type") !== "string" || own(schema, "enum") !== undefined || own(schema, "format") !== undefined) return null;
  if (/url|uri|link|address|page/i.test(name)) return addressIn(whole) ?? "https://example.com/";
  if (/city|town|place|location|country|region|where/i.test(name)) return placeIn(whole) ?? topic;
  if (/query|search|term|topic|word|keyword|question|message|text|prompt|subject|^q$|input/i.test(name)) return topic;
  return null;
}

export function addressIn(text: string): string | null {
  return /https?:\/\/[^\s"'<>)\]]+/.exec(text)?.[0]?.replace(/[.,;:!?]+$/, "") ?? null;
}

function placeIn(text: string): string | null {
  return /\b(?:in|at|for|of|to|from|near)\s+([A-Z][\p{L}-]+(?:\s+[A-Z][\p{L}-]+)*)/u.exec(text)?.[1] ?? null;
}
