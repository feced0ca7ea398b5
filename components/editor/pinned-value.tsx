"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { TextArea } from "@/components/ui/text-area";
import type { JsonValue } from "@/lib/core/json";
import { toText } from "@/lib/template/resolve";

type Sort = "text" | "json";
const sorts = [
  { value: "text", label: "Text", name: "Text" },
  { value: "json", label: "JSON", name: "JSON" },
] as const;

/** A value as people write it: a text as it is, all else as JSON. What is no JSON yet is not kept. */
export function PinnedValue({ value, onChange }: { value: JsonValue; onChange: (value: JsonValue) => void }) {
  const [sort, setSort] = useState<Sort>(typeof value === "string" ? "text" : "json");
  const [draft, setDraft] = useState<string | null>(null);
  const broken = draft !== null && sort === "json" && parsed(draft) === undefined;
  const write = (text: string) => {
    const next = sort === "text" ? text : parsed(text);
    setDraft(text);
    if (next !== undefined) onChange(next);
  };
  const choose = (next: Sort) => {
    setSort(next);
    setDraft(null);
    if (next === "text") onChange(typeof value === "string" ? value : toText(value));
    // A text that happens to be JSON was meant as that.
    else if (typeof value === "string") onChange(parsed(value) ?? value);
  };
  return (
    <>
      <Segmented aria-label="Written as" value={sort} options={sorts} onValueChange={choose} />
      <Field label="Value" error={broken ? "This is not JSON yet. What was valid last is kept." : null}>
        <TextArea
          value={draft ?? (sort === "text" ? toText(value) : JSON.stringify(value, null, 2))}
          rows={10}
          mono={sort === "json"}
          spellCheck={sort === "text"}
          onValueChange={write}
          onBlur={() => !broken && setDraft(null)}
        />
      </Field>
    </>
  );
}

function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue; // JSON.parse gives nothing else
  } catch {
    return undefined;
  }
}
