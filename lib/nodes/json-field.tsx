"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { isObject, type JsonObject, type JsonValue } from "@/lib/core/json";

type JsonFieldProps = {
  label: string;
  rows: number;
  value: JsonValue;
  error: string | null;
  hint?: string;
  onChange: (value: JsonObject) => void;
};

/** A JSON object as text. What is half written stays in the field and is not saved until it is JSON. */
export function JsonField({ label, rows, value, error, hint, onChange }: JsonFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const broken = draft === null ? null : jsonFault(draft);
  const write = (text: string) => {
    setDraft(text);
    const parsed = readObject(text);
    if (parsed !== null) onChange(parsed);
  };
  return (
    <Field label={label} error={broken ?? error} hint={hint}>
      <TextArea
        value={draft ?? JSON.stringify(value, null, 2)}
        rows={rows}
        mono
        spellCheck={false}
        onValueChange={write}
        onBlur={() => broken === null && setDraft(null)}
      />
    </Field>
  );
}

function readObject(text: string): JsonObject | null {
  try {
    const value = JSON.parse(text) as JsonValue; // JSON.parse gives nothing else
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function jsonFault(text: string): string | null {
  try {
    return isObject(JSON.parse(text) as JsonValue) ? null : "A JSON object is expected: { … }."; // JSON.parse gives nothing else
  } catch (error) {
    return `This is not JSON yet: ${error instanceof Error ? error.message : "unreadable"}. What was valid last is kept.`;
  }
}
