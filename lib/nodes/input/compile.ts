import { checkInput } from "@/lib/graph/input";
import type { CompileContext } from "@/lib/nodes/kit";
import type { InputConfig } from "@/lib/nodes/input/schema";
import type { Report } from "@/lib/nodes/report";
import type { InputField, Operation } from "@/lib/spec/spec";

type Field = NonNullable<InputConfig["fields"]>[number];

export function compileInput(settings: InputConfig, { report }: CompileContext): Operation {
  if (settings.fields === undefined)
    report({
      code: "field_missing",
      field: "fields",
      message: "The input has no list of fields.",
      hint: 'Add fields, or an empty list: "fields": [].',
    });
  const fields = settings.fields ?? [];
  const seen = new Set<string>();
  fields.forEach((field, index) => {
    checkField(field, `fields[${index}]`, report);
    if (field.key !== "" && seen.has(field.key))
      report({
        code: "id_duplicate",
        field: `fields[${index}].key`,
        message: `Two fields have the key ${field.key}.`,
        hint: "Give each field its own key.",
      });
    seen.add(field.key);
  });
  return { op: "receive", fields: fields.map(toInputField) };
}

function checkField(field: Field, at: string, report: Report): void {
  if (field.key === "")
    report({ code: "field_missing", field: `${at}.key`, message: "A field has no key.", hint: "Give it a short name, such as topic." });
  if (field.key === "output" || field.key === "error")
    report({
      code: "id_reserved",
      field: `${at}.key`,
      message: `The key ${field.key} is taken by the node itself.`,
      hint: "Choose another key.",
    });
  if (field.type === "select" && (field.options ?? []).length === 0)
    report({
      code: "field_missing",
      field: `${at}.options`,
      message: `The choice ${field.key} has nothing to choose from.`,
      hint: "Add options.",
    });
  if (field.default === undefined || field.type === "file") return;
  const checked = checkInput([{ ...toInputField(field), required: false }], { [field.key]: field.default });
  if (!checked.ok)
    report({
      code: "field_invalid",
      field: `${at}.default`,
      message: `The default of ${field.key} does not fit it.`,
      hint: checked.error[0]?.message ?? "Change it.",
    });
}

function toInputField(field: Field): InputField {
  const { key, type, required, label = null, options = [], description = null } = field;
  return { key, type, label, required, default: field.default ?? null, options, description };
}
