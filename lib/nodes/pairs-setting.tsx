"use client";

import { Plus, X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { TextInput } from "@/components/ui/text-input";
import type { InspectorProps } from "@/lib/nodes/inspector-props";
import { fieldInside } from "@/lib/nodes/template-texts";

type Pairs = Record<string, string>;
type Row = readonly [name: string, value: string];

type PairsProps = Pick<InspectorProps, "problemOf"> & {
  field: string;
  /** One of them: "Header". */
  label: string;
  value: Pairs;
  onChange: (value: Pairs | undefined) => void;
};

/** Names with templates, a row each. A row without a name is not saved. */
export function PairsSetting({ field, label, value, problemOf, onChange }: PairsProps) {
  const [draft, setDraft] = useState<Row[]>([]);
  // Rows are the user's own as long as the document says the same; undo and other tabs win over them.
  const rows = JSON.stringify(toPairs(draft)) === JSON.stringify(value) ? draft : Object.entries(value);
  const write = (next: Row[]) => {
    setDraft(next);
    const pairs = toPairs(next);
    onChange(Object.keys(pairs).length === 0 ? undefined : pairs);
  };
  const replace = (index: number, row: Row) => write(rows.map((old, at) => (at === index ? row : old)));
  const general = problemOf(field)?.message ?? null;
  return (
    <>
      {rows.map(([name, text], index) => (
        <div className="flex items-end gap-2" key={index}>
          <Field
            label={index === 0 ? label : <span className="sr-only">{label}</span>}
            className="flex-1"
            error={index === 0 ? general : null}
          >
            <TextInput value={name} className="font-mono" spellCheck={false} onValueChange={(next) => replace(index, [next, text])} />
          </Field>
          <Field
            label={index === 0 ? "Value" : <span className="sr-only">Value of {name}</span>}
            className="flex-[2]"
            error={problemOf(fieldInside(field, name))?.message ?? null}
          >
            <TextInput value={text} className="font-mono" spellCheck={false} onValueChange={(next) => replace(index, [name, next])} />
          </Field>
          <IconButton label={`Remove ${label.toLowerCase()} ${name}`} onClick={() => write(rows.filter((_, at) => at !== index))}>
            <X size={15} />
          </IconButton>
        </div>
      ))}
      <Button size="small" className="self-start" onClick={() => setDraft([...rows, ["", ""]])}>
        <Plus size={15} />
        Add a {label.toLowerCase()}
      </Button>
    </>
  );
}

function toPairs(rows: readonly Row[]): Pairs {
  return Object.fromEntries(rows.filter(([name]) => name !== ""));
}
