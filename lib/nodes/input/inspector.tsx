"use client";

import { ArrowDown, ArrowUp, Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { JsonObject, JsonValue } from "@/lib/core/json";
import { inputConfig, type InputConfig } from "@/lib/nodes/input/schema";
import { ChoiceSetting, Section, SwitchSetting, TextSetting } from "@/lib/nodes/inspector-parts";
import type { InspectorProps } from "@/lib/nodes/inspector-props";
import { readSettings } from "@/lib/nodes/read-settings";

type Field = NonNullable<InputConfig["fields"]>[number];

const types = [
  { value: "text", label: "Text" },
  { value: "longtext", label: "Long text" },
  { value: "number", label: "Number" },
  { value: "boolean", label: "Yes or no" },
  { value: "select", label: "Choice" },
  { value: "json", label: "JSON" },
  { value: "file", label: "File" },
] as const;

/** The fields of the form that a run starts with. */
export function InputInspector(props: InspectorProps) {
  const { fields = [] } = readSettings(inputConfig, props.node.config);
  const write = (next: Field[]) => props.change({ fields: next.map(toJson) });
  const replace = (index: number, patch: Partial<Field>) =>
    write(fields.map((field, at) => (at === index ? { ...field, ...patch } : field)));
  const move = (index: number, by: number) => {
    const next = [...fields];
    const [field] = next.splice(index, 1);
    if (field !== undefined) write(next.toSpliced(index + by, 0, field));
  };
  return (
    <Section title="Fields" explanation="A run asks for these. Prompts refer to them as {{input.key}}.">
      {fields.map((field, index) => (
        <fieldset className="inspector-item" key={index}>
          <legend className="sr-only">Field {index + 1}</legend>
          <div className="inspector-item-row">
            <TextSetting
              {...props}
              field={`fields[${index}].key`}
              label="Key"
              value={field.key}
              mono
              onChange={(key) => replace(index, { key })}
            />
            <IconButton label={`Move ${field.key} up`} disabled={index === 0} onClick={() => move(index, -1)}>
              <ArrowUp size={15} />
            </IconButton>
            <IconButton label={`Move ${field.key} down`} disabled={index === fields.length - 1} onClick={() => move(index, 1)}>
              <ArrowDown size={15} />
            </IconButton>
            <IconButton label={`Remove ${field.key}`} onClick={() => write(fields.filter((_, at) => at !== index))}>
              <X size={15} />
            </IconButton>
          </div>
          <div className="inspector-pair">
            <TextSetting
              {...props}
              field={`fields[${index}].label`}
              label="Label"
              value={field.label ?? ""}
              onChange={(label) => replace(index, { label: label || undefined })}
            />
            <ChoiceSetting
              {...props}
              field={`fields[${index}].type`}
              label="Type"
              value={field.type}
              options={types}
              onChange={(type) => replace(index, { type, default: undefined })}
            />
          </div>
          {field.type === "select" && (
            <TextSetting
              {...props}
              field={`fields[${index}].options`}
              label="Choices, one a line"
              rows={3}
              value={(field.options ?? []).join("\n")}
              onChange={(text) => replace(index, { options: text.split("\n") })}
            />
          )}
          <TextSetting
            {...props}
            field={`fields[${index}].default`}
            label="Default"
            value={defaultText(field.default)}
            onChange={(text) => replace(index, { default: toDefault(field.type, text) })}
          />
          <SwitchSetting label="Required" value={field.required} onChange={(required) => replace(index, { required })} />
        </fieldset>
      ))}
      <Button onClick={() => write([...fields, { key: freeKey(fields), type: "text", required: false }])}>
        <Plus size={15} />
        Add a field
      </Button>
    </Section>
  );
}

function toJson(field: Field): JsonObject {
  const isLeftOut = (key: string, value: unknown) => value === undefined || (key === "required" && value === false);
  return Object.fromEntries(
    Object.entries(field).flatMap(([key, value]): [string, JsonValue][] => (isLeftOut(key, value) ? [] : [[key, value]])),
  );
}

function defaultText(value: JsonValue | undefined): string {
  if (value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** A number or JSON where the text is one; what is half written stays text, and is reported. */
function toDefault(type: Field["type"], text: string): JsonValue | undefined {
  if (text === "") return undefined;
  if (type === "text" || type === "longtext" || type === "select" || type === "file") return text;
  try {
    return JSON.parse(text) as JsonValue; // JSON.parse gives nothing else
  } catch {
    return text;
  }
}

function freeKey(fields: readonly Field[]): string {
  for (let number = fields.length + 1; ; number += 1)
    if (!fields.some((field) => field.key === `field_${number}`)) return `field_${number}`;
}
