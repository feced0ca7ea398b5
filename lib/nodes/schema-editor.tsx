"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { TextArea } from "@/components/ui/text-area";
import { isObject, type JsonObject, type JsonValue } from "@/lib/core/json";
import { inferSchema } from "@/lib/graph/infer-schema";
import { JsonField } from "@/lib/nodes/json-field";
import { SchemaFields } from "@/lib/nodes/schema-fields";
import { shapeOf } from "@/lib/nodes/schema-rows";

type Props = { label: string; value: JsonObject; error: string | null; hint?: string; onChange: (value: JsonObject) => void };

type View = "fields" | "json" | "example";
const views = [
  { value: "fields", label: "Fields", name: "Fields" },
  { value: "json", label: "JSON", name: "JSON" },
  { value: "example", label: "From example", name: "From example" },
] as const;

/** An object schema as rows or as text: the same document, so that either shows what the other wrote. */
export function SchemaEditor({ label, value, error, hint, onChange }: Props) {
  const [view, setView] = useState<View>("fields");
  const hasRows = shapeOf(value) === "object";
  return (
    <div role="group" aria-label={label} className="flex flex-col gap-3">
      <Field label={label} error={view === "json" ? null : error} hint={view === "json" ? undefined : hint}>
        <Segmented value={view} options={views} onValueChange={setView} />
      </Field>
      {view === "fields" && hasRows && <SchemaFields schema={value} within="" onChange={onChange} />}
      {view === "fields" && !hasRows && (
        <p className="inspector-remark">Rows show an object with properties. This schema is something else: write it as JSON.</p>
      )}
      {view === "json" && <JsonField label="JSON Schema" rows={10} value={value} error={error} hint={hint} onChange={onChange} />}
      {view === "example" && (
        <FromExample
          onTake={(schema) => {
            onChange(schema);
            setView("fields");
          }}
        />
      )}
    </div>
  );
}

function FromExample({ onTake }: { onTake: (schema: JsonObject) => void }) {
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);
  const example = readExample(text);
  const fault = typeof example === "string" ? example : null;
  return (
    <>
      <Field label="Example" error={tried ? fault : null} hint="An answer as you want it, as JSON. Its schema replaces this one.">
        <TextArea
          value={text}
          rows={8}
          mono
          spellCheck={false}
          placeholder={'{"title": "Heat pumps", "tags": ["a"]}'}
          onValueChange={setText}
        />
      </Field>
      <Button
        className="self-start"
        size="small"
        onClick={() => (typeof example === "string" ? setTried(true) : onTake(inferSchema(example)))}
      >
        Use its schema
      </Button>
    </>
  );
}

/** The example, or why it is none. */
function readExample(text: string): JsonObject | string {
  try {
    const value = JSON.parse(text) as JsonValue; // JSON.parse gives nothing else
    return isObject(value) ? value : "Enter an object: { … }.";
  } catch {
    return "This is not JSON yet.";
  }
}
