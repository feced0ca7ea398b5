import "server-only";
import { StepError } from "@/lib/core/errors";
import type { JsonObject, JsonValue } from "@/lib/core/json";
import { checkInput } from "@/lib/graph/input";
import type { InputField } from "@/lib/spec/spec";

/** What another graph is given, held against its fields as a run's input is: defaults filled in. `graph`: its name, for people. */
export function checkedInput(graph: string, fields: InputField[], input: JsonValue): JsonObject {
  const found = checkInput(fields, input);
  if (found.ok) return found.value;
  throw new StepError("input_invalid", `${graph} cannot begin. ${found.error.map(({ message }) => message).join(" ")}`);
}

/** The same fields as a model is told of them. */
export function inputSchema(fields: InputField[]): JsonObject {
  return {
    type: "object",
    properties: Object.fromEntries(fields.map((field) => [field.key, fieldSchema(field)])),
    required: fields.filter((field) => field.required && field.default === null).map((field) => field.key),
    additionalProperties: false,
  };
}

function fieldSchema({ type, label, description, options }: InputField): JsonObject {
  const words = [label, description].filter((text) => text !== null && text !== "").join(": ");
  const told: JsonObject = words === "" ? {} : { description: words };
  switch (type) {
    case "text":
    case "longtext":
    case "file":
      return { type: "string", ...told };
    case "number":
    case "boolean":
      return { type, ...told };
    case "select":
      return { type: "string", enum: options, ...told };
    case "json":
      return told;
  }
}
