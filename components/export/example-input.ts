import type { JsonObject, JsonValue } from "@/lib/core/json";
import type { InputField } from "@/lib/spec/spec";

/** An input that shows which fields there are: their defaults, else something of the right type to be replaced. */
export function exampleInput(fields: readonly InputField[]): JsonObject {
  return Object.fromEntries(fields.map((field) => [field.key, field.default ?? standIn(field)]));
}

function standIn({ type, label, key, options }: InputField): JsonValue {
  switch (type) {
    case "text":
    case "longtext":
    case "file":
      return label ?? key;
    case "number":
      return 1;
    case "boolean":
      return false;
    case "select":
      return options[0] ?? "";
    case "json":
      return {};
  }
}
