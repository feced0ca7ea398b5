import type { JsonObject, JsonValue } from "@/lib/core/json";
import type { Graph } from "@/lib/graph/document";
import { definitionOf } from "@/lib/nodes/definitions";
import { inputConfig } from "@/lib/nodes/input/schema";
import type { InputField } from "@/lib/spec/spec";

/** What stands in the form: text of every field but switches. */
export type Entries = Record<string, string | boolean>;
export type FieldProblems = Record<string, string>;

/** The fields of the graph's input node. A graph without one, or with settings that cannot be read, asks nothing. */
export function fieldsOf(graph: Graph): InputField[] {
  const node = graph.nodes.find((each) => definitionOf(each.kind)?.role === "input");
  const config = inputConfig.safeParse(node?.config ?? {});
  return (config.success ? (config.data.fields ?? []) : []).map((field) => ({
    key: field.key,
    type: field.type,
    label: field.label ?? null,
    required: field.required,
    default: field.default ?? null,
    options: field.options ?? [],
    description: field.description ?? null,
  }));
}

/** What a form starts with: the values of an earlier run, else the defaults. */
export function toEntries(fields: InputField[], initial: JsonObject): Entries {
  return Object.fromEntries(
    fields.map((field) => [field.key, toEntry(field, Object.hasOwn(initial, field.key) ? (initial[field.key] ?? null) : field.default)]),
  );
}

function toEntry(field: InputField, value: JsonValue): string | boolean {
  if (field.type === "boolean") return value === true;
  if (value === null) return "";
  return typeof value === "string" && field.type !== "json" ? value : JSON.stringify(value, null, field.type === "json" ? 2 : 0);
}

/** The run's input, or what is wrong with which field. Fields left empty are left out, so that defaults hold. */
export function toInput(fields: InputField[], entries: Entries): { input: JsonObject; problems: FieldProblems } {
  const problems: FieldProblems = {};
  const input: JsonObject = {};
  for (const field of fields) {
    const entry = entries[field.key] ?? "";
    const name = field.label ?? field.key;
    if (typeof entry === "boolean") input[field.key] = entry;
    else if (entry.trim() === "") {
      if (field.required && field.default === null) problems[field.key] = `Enter ${lower(name)}.`;
    } else if (field.type === "number") {
      if (Number.isFinite(Number(entry))) input[field.key] = Number(entry);
      else problems[field.key] = "Enter a number, for example 12 or 0.5.";
    } else if (field.type === "json") {
      const value = parsed(entry);
      if (value === undefined) problems[field.key] = 'Enter JSON, for example {"name": "value"}.';
      else input[field.key] = value;
    } else input[field.key] = entry;
  }
  return { input, problems };
}

function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue; // JSON.parse gives nothing else
  } catch {
    return undefined;
  }
}

function lower(name: string): string {
  return /^[A-Z][a-z]/.test(name) ? name[0]?.toLowerCase() + name.slice(1) : name;
}
