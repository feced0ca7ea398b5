import { isObject, own, type JsonObject, type JsonValue } from "@/lib/core/json";
import { err, ok, type Result } from "@/lib/core/result";
import type { InputField } from "@/lib/spec/spec";

export type InputProblem = { field: string; message: string };

/** Holds a run's input against the input node's fields: defaults filled in, unknown keys refused, every problem at once. */
export function checkInput(fields: InputField[], input: JsonValue): Result<JsonObject, InputProblem[]> {
  if (!isObject(input)) return err([{ field: "", message: "The input has to be an object with one entry for each field." }]);
  const known = new Set(fields.map((field) => field.key));
  const problems = Object.keys(input)
    .filter((key) => !known.has(key))
    .map((key) => ({ field: key, message: unknownKey(key, fields) }));
  const entries: [string, JsonValue][] = [];
  for (const field of fields) {
    const value = given(field, own(input, field.key));
    const message = complaint(field, value);
    if (message !== null) problems.push({ field: field.key, message });
    else entries.push([field.key, value]);
  }
  return problems.length > 0 ? err(problems) : ok(Object.fromEntries(entries));
}

/** Nothing typed into a form is the same as nothing sent. */
function given(field: InputField, value: JsonValue | undefined): JsonValue {
  const empty = value === undefined || value === null || (value === "" && field.type !== "json");
  return empty ? field.default : value;
}

function complaint(field: InputField, value: JsonValue): string | null {
  const label = field.label ?? field.key;
  if (value === null || value === "") return field.required ? `${label} is required.` : null;
  switch (field.type) {
    case "text":
    case "longtext":
    case "file":
      return typeof value === "string" ? null : `${label} has to be text.`;
    case "number":
      return typeof value === "number" ? null : `${label} has to be a number.`;
    case "boolean":
      return typeof value === "boolean" ? null : `${label} has to be true or false.`;
    case "select":
      return typeof value === "string" && field.options.includes(value) ? null : `${label} has to be one of: ${field.options.join(", ")}.`;
    case "json":
      return null;
  }
}

function unknownKey(key: string, fields: InputField[]): string {
  const keys = fields.map((field) => field.key).join(", ");
  return keys === "" ? `There is no field ${key}: this graph takes no input.` : `There is no field ${key}. The fields are: ${keys}.`;
}
