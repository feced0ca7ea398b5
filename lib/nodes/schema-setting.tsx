"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { isObject, type JsonValue } from "@/lib/core/json";
import { SwitchSetting } from "@/lib/nodes/inspector-parts";
import type { InspectorProps } from "@/lib/nodes/inspector-props";

const firstSchema: JsonValue = {
  type: "object",
  properties: { answer: { type: "string" } },
  required: ["answer"],
  additionalProperties: false,
};

/** A JSON Schema as text. What is half written stays in the field and is not saved until it is JSON. */
export function SchemaSetting({ value, change, problemOf }: InspectorProps & { value: JsonValue | undefined }) {
  const [draft, setDraft] = useState<string | null>(null);
  const saved = value === undefined ? "" : JSON.stringify(value, null, 2);
  const text = draft ?? saved;
  const broken = draft === null ? null : jsonFault(draft);
  const write = (next: string) => {
    const parsed = readObject(next);
    setDraft(next);
    if (parsed !== null) change({ outputSchema: parsed });
  };
  return (
    <>
      <SwitchSetting
        label="Structured output"
        explanation="The answer is an object of this JSON Schema."
        value={value !== undefined}
        onChange={(on) => {
          setDraft(null);
          change({ outputSchema: on ? firstSchema : undefined });
        }}
      />
      {value !== undefined && (
        <Field label="JSON Schema" error={broken ?? problemOf("outputSchema")?.message ?? null}>
          <TextArea value={text} rows={8} mono spellCheck={false} onValueChange={write} onBlur={() => broken === null && setDraft(null)} />
        </Field>
      )}
    </>
  );
}

function readObject(text: string): Record<string, JsonValue> | null {
  try {
    const value = JSON.parse(text) as JsonValue; // JSON.parse gives nothing else
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function jsonFault(text: string): string | null {
  try {
    return isObject(JSON.parse(text) as JsonValue) ? null : "A schema is a JSON object: { … }."; // JSON.parse gives nothing else
  } catch (error) {
    return `This is not JSON yet: ${error instanceof Error ? error.message : "unreadable"}. The last good schema is kept.`;
  }
}
