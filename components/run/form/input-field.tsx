"use client";

import { useId, useState, type ChangeEvent } from "react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { assertNever } from "@/lib/core/assert-never";
import { fileValue, fileWords } from "@/lib/core/file-value";
import type { InputField as FieldOfInput } from "@/lib/spec/spec";

type Props = { field: FieldOfInput; entry: string | boolean; error: string | null; onChange: (entry: string | boolean) => void };

/** One field of the input node, with the control of its type. */
export function InputField({ field, entry, error, onChange }: Props) {
  const label = field.label ?? field.key;
  const aside = field.required ? undefined : <span className="text-small text-ink-3">optional</span>;
  return (
    <Field label={label} error={error} hint={field.description ?? undefined} aside={field.type === "boolean" ? undefined : aside}>
      <Control field={field} entry={entry} onChange={onChange} />
    </Field>
  );
}

function Control({ field, entry, onChange }: Omit<Props, "error">) {
  const text = typeof entry === "string" ? entry : "";
  switch (field.type) {
    case "text":
      return <TextInput value={text} onValueChange={onChange} />;
    case "number":
      return <TextInput value={text} onValueChange={onChange} inputMode="decimal" />;
    case "longtext":
      return <TextArea value={text} onValueChange={onChange} rows={5} />;
    case "json":
      return <TextArea value={text} onValueChange={onChange} rows={5} mono spellCheck={false} />;
    case "boolean":
      return <Switch checked={entry === true} onCheckedChange={onChange} />;
    case "select":
      return (
        <Select
          value={text === "" ? null : text}
          onValueChange={onChange}
          options={field.options.map((value) => ({ value, label: value }))}
        />
      );
    case "file":
      return <FileInput text={text} onChange={onChange} />;
    default:
      return assertNever(field.type);
  }
}

const mostBytes = 1_000_000;

/** Text goes in as it is, anything else as a data URL. */
function FileInput({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const id = useId();
  const [refused, setRefused] = useState<string | null>(null);
  async function onFile(event: ChangeEvent<HTMLInputElement>): Promise<void> {
    const file = event.target.files?.[0];
    if (file === undefined) return;
    const tooBig = file.size > mostBytes;
    setRefused(tooBig ? `${file.name} has ${Math.ceil(file.size / 100_000) / 10} MB. At most 1 MB is taken.` : null);
    const isText = /^text\/|json|xml|yaml|csv/.test(file.type) || file.type === "";
    onChange(tooBig ? "" : isText ? await file.text() : await dataUrl(file));
  }
  return (
    <>
      <input
        id={id}
        type="file"
        accept="text/*,.md,.json,.csv,.yaml,.yml,.xml,application/pdf,image/png,image/jpeg,image/gif,image/webp"
        className="field-box h-auto py-1"
        onChange={(event) => void onFile(event)}
      />
      {refused === null ? (
        <span className="text-small text-ink-3">{sentWords(text)}</span>
      ) : (
        <span className="text-small text-fail" role="alert">
          {refused}
        </span>
      )}
    </>
  );
}

function sentWords(text: string): string {
  if (text === "") return "Text, PDF or an image, at most 1 MB.";
  const file = fileValue(text);
  return file === null ? `${text.length.toLocaleString("en")} characters are sent.` : `${fileWords(file)} are sent.`;
}

function dataUrl(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error("the file could not be read"));
    reader.readAsDataURL(file);
  });
}
