"use client";

import { useEffect, useRef } from "react";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { err, ok, type Result } from "@/lib/core/result";
import type { JsonValue } from "@/lib/core/json";

type Props = {
  asked: JsonValue;
  text: string;
  /** Somebody has just asked to change it and wants to write. One that was begun earlier leaves the keyboard where it is. */
  focused: boolean;
  readOnly: boolean;
  onChange: (text: string) => void;
};

/** A value as text to be changed: prose as it is, everything else as JSON that is checked while it is written. */
export function ValueEditor({ asked, text, focused, readOnly, onChange }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focused) box.current?.querySelector("textarea")?.focus();
  }, [focused]);
  const isProse = typeof asked === "string";
  const read = readValue(asked, text);
  const rows = Math.min(16, Math.max(4, text.split("\n").length + 1));
  return (
    <div ref={box}>
      <Field label={isProse ? "Text" : "Value, as JSON"} error={read.ok ? null : read.error}>
        <TextArea value={text} onValueChange={onChange} readOnly={readOnly} rows={rows} mono={!isProse} spellCheck={isProse} />
      </Field>
    </div>
  );
}

export function textOf(asked: JsonValue): string {
  return typeof asked === "string" ? asked : JSON.stringify(asked, null, 2);
}

/** What was written, or why it is no value. Prose stays prose, whatever it looks like. */
export function readValue(asked: JsonValue, text: string): Result<JsonValue, string> {
  if (typeof asked === "string") return ok(text);
  try {
    return ok(JSON.parse(text) as JsonValue); // that is what JSON.parse gives
  } catch (cause) {
    return err(`This is not JSON. ${cause instanceof Error ? cause.message : ""}`.trim());
  }
}
