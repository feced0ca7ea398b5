"use client";

import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { isObject, type JsonObject, type JsonValue } from "@/lib/core/json";
import { JsonField } from "@/lib/nodes/json-field";
import { freshPart, restOf, shapeOf, withRest, type Shape } from "@/lib/nodes/schema-rows";

export type FieldsProps = { schema: JsonObject; within: string; onChange: (schema: JsonObject) => void };

type Props = {
  part: JsonValue;
  full: string;
  onChange: (part: JsonValue) => void;
  /** The rows of an object inside. */
  fields: (props: FieldsProps) => ReactNode;
};

/** What a type asks for beside its name. What no field can say stands as JSON in its place. */
export function SchemaPart({ part, full, onChange, fields }: Props) {
  if (!isObject(part))
    return <p className="inspector-remark">{full} is not an object in the schema. Choose a type, or write it in the JSON view.</p>;
  const shape = shapeOf(part);
  if (shape === "other") return <JsonField label={`${full} as JSON`} rows={5} value={part} error={null} onChange={onChange} />;
  const rest = restOf(part, shape);
  return (
    <>
      {shape === "choice" && <Choices part={part} full={full} onChange={onChange} />}
      {shape === "object" && <div className="border-l border-line pl-3">{fields({ schema: part, within: full, onChange })}</div>}
      {shape === "list" && <Items part={part} full={full} onChange={onChange} fields={fields} />}
      {Object.keys(rest).length > 0 && (
        <JsonField
          label={`More of ${full}`}
          rows={3}
          value={rest}
          error={null}
          hint="Keywords without a field here. They are checked after the call."
          onChange={(next) => onChange(withRest(part, shape, next))}
        />
      )}
    </>
  );
}

type ObjectProps = Omit<Props, "part"> & { part: JsonObject };

function Choices({ part, full, onChange }: Omit<ObjectProps, "fields">) {
  const values = Array.isArray(part["enum"]) ? part["enum"] : [];
  return (
    <Field label={`Choices of ${full}, one a line`}>
      <TextArea value={values.join("\n")} rows={3} onValueChange={(text) => onChange({ ...part, enum: text.split("\n") })} />
    </Field>
  );
}

function Items({ part, full, onChange, fields }: ObjectProps) {
  const items = part["items"] ?? {};
  const each = `${full}[]`;
  const shape = shapeOf(items);
  return (
    <div className="flex flex-col gap-2 border-l border-line pl-3">
      <div className="flex items-center gap-2">
        <span className="flex-1 text-small text-ink-2">Each of them is</span>
        <ShapeSelect
          label={`Type of ${each}`}
          shape={shape}
          onChange={(next) => next !== shape && onChange({ ...part, items: freshPart(next, items) })}
        />
      </div>
      <SchemaPart part={items} full={each} fields={fields} onChange={(next) => onChange({ ...part, items: next })} />
    </div>
  );
}

const shapes = [
  { value: "text", label: "Text" },
  { value: "number", label: "Number" },
  { value: "integer", label: "Whole no." },
  { value: "boolean", label: "Yes or no" },
  { value: "choice", label: "Choice" },
  { value: "object", label: "Object" },
  { value: "list", label: "List" },
  { value: "other", label: "JSON" },
] as const;

export function ShapeSelect({ label, shape, onChange }: { label: string; shape: Shape; onChange: (shape: Shape) => void }) {
  return <Select aria-label={label} value={shape} options={shapes} onValueChange={onChange} className="w-[6.75rem] shrink-0" />;
}
