"use client";

import { ArrowDown, ArrowUp, X } from "lucide-react";
import { useState, type KeyboardEvent, type ReactNode } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { TextInput } from "@/components/ui/text-input";
import { isObject, type JsonValue } from "@/lib/core/json";
import { ShapeSelect } from "@/lib/nodes/schema-part";
import { freshPart, shapeOf, type SchemaRow } from "@/lib/nodes/schema-rows";

/** What of a row keeps the focus when the row moves. */
export type RowPart = "name" | "up" | "down";

type Props = {
  row: SchemaRow;
  /** Its name with those around it. */
  full: string;
  /** It stands inside of another row. */
  nested: boolean;
  isFirst: boolean;
  isLast: boolean;
  faultOf: (name: string) => string | null;
  onChange: (row: SchemaRow) => void;
  onMove: (by: 1 | -1, part: RowPart) => void;
  onRemove: () => void;
  /** What its type asks for. */
  children: ReactNode;
};

/** Name, type, whether it is required, what it is for, and what its type asks for. Alt with an arrow moves it. */
export function SchemaRowFields({ row, full, nested, isFirst, isLast, faultOf, onChange, onMove, onRemove, children }: Props) {
  const { name, required, part } = row;
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(event.key === "ArrowUp" ? -1 : 1, "name");
  };
  const shape = shapeOf(part);
  return (
    <fieldset className={nested ? "flex flex-col gap-2 border-b border-line pb-2" : "inspector-item"} onKeyDown={onKeyDown}>
      <legend className="sr-only">Field {full}</legend>
      <div className="flex items-start gap-2">
        <NameField name={name} faultOf={faultOf} onChange={(next) => onChange({ ...row, name: next })} />
        <ShapeSelect
          label={`Type of ${full}`}
          shape={shape}
          onChange={(next) => next !== shape && onChange({ ...row, part: freshPart(next, part) })}
        />
      </div>
      {shape !== "other" && <DescriptionField full={full} part={part} onChange={(next) => onChange({ ...row, part: next })} />}
      {children}
      <div className="flex items-center">
        <span className="flex-1">
          <Checkbox label="Required" checked={required} onCheckedChange={(next) => onChange({ ...row, required: next })} />
        </span>
        <IconButton size="row" label={`Move ${full} up`} keys="⌥↑" data-part="up" disabled={isFirst} onClick={() => onMove(-1, "up")}>
          <ArrowUp size={15} />
        </IconButton>
        <IconButton size="row" label={`Move ${full} down`} keys="⌥↓" data-part="down" disabled={isLast} onClick={() => onMove(1, "down")}>
          <ArrowDown size={15} />
        </IconButton>
        <IconButton size="row" label={`Remove ${full}`} onClick={onRemove}>
          <X size={15} />
        </IconButton>
      </div>
    </fieldset>
  );
}

type NameProps = { name: string; faultOf: (name: string) => string | null; onChange: (name: string) => void };

/** A name that cannot be is kept in the field alone, until it can. */
function NameField({ name, faultOf, onChange }: NameProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const fault = draft === null ? null : faultOf(draft);
  const write = (next: string) => {
    const isFine = faultOf(next) === null;
    setDraft(isFine ? null : next);
    if (isFine) onChange(next);
  };
  return (
    <Field label={<span className="sr-only">Name</span>} error={fault} className="-mt-5 flex-1">
      <TextInput
        value={draft ?? name}
        className="font-mono"
        spellCheck={false}
        data-part="name"
        onValueChange={write}
        onBlur={() => setDraft(null)}
      />
    </Field>
  );
}

function DescriptionField({ full, part, onChange }: { full: string; part: JsonValue; onChange: (part: JsonValue) => void }) {
  if (!isObject(part)) return null;
  const { description, ...rest } = part;
  return (
    <TextInput
      aria-label={`What ${full} is`}
      placeholder="What it is, for the model"
      value={typeof description === "string" ? description : ""}
      onValueChange={(next) => onChange(next === "" ? rest : { ...part, description: next })}
    />
  );
}
