"use client";

import { Plus } from "lucide-react";
import { useLayoutEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { SchemaPart, type FieldsProps } from "@/lib/nodes/schema-part";
import { SchemaRowFields, type RowPart } from "@/lib/nodes/schema-row-fields";
import { freeName, nameFault, rowsOf, withRows, type SchemaRow } from "@/lib/nodes/schema-rows";

/** The properties of an object schema, a row each. `within`: the names around it, such as `author`; empty at the top. */
export function SchemaFields({ schema, within, onChange }: FieldsProps) {
  const rows = rowsOf(schema);
  const place = useRef<HTMLDivElement>(null);
  // After a move the focus goes along with the row, and to the name of a new one.
  const next = useRef<{ index: number; part: RowPart } | null>(null);
  useLayoutEffect(() => {
    if (next.current === null || next.current.index >= rows.length) return;
    const { index, part } = next.current;
    next.current = null;
    const row = place.current?.children[index];
    const wanted = row?.querySelector<HTMLButtonElement | HTMLInputElement>(`[data-part="${part}"]`);
    (wanted?.disabled === true ? row?.querySelector<HTMLElement>('[data-part="name"]') : wanted)?.focus();
  });
  const write = (list: readonly SchemaRow[]) => onChange(withRows(schema, list));
  const move = (index: number, by: number, part: RowPart) => {
    const row = rows[index];
    const to = index + by;
    if (row === undefined || to < 0 || to >= rows.length) return;
    next.current = { index: to, part };
    write(rows.toSpliced(index, 1).toSpliced(to, 0, row));
  };
  const remove = (index: number) => {
    if (rows.length > 1) next.current = { index: Math.max(0, index - 1), part: "name" };
    write(rows.toSpliced(index, 1));
  };
  const add = () => {
    next.current = { index: rows.length, part: "name" };
    write([...rows, { name: freeName(rows), required: true, part: { type: "string" } }]);
  };
  return (
    <div className="flex flex-col gap-2">
      <div ref={place} className="flex flex-col gap-2 empty:hidden">
        {rows.map((row, index) => {
          const full = within === "" ? row.name : `${within}.${row.name}`;
          const change = (changed: SchemaRow) => write(rows.with(index, changed));
          return (
            <SchemaRowFields
              // A row is its place: a name changes with every letter.
              key={index}
              row={row}
              full={full}
              nested={within !== ""}
              isFirst={index === 0}
              isLast={index === rows.length - 1}
              faultOf={(name) => nameFault(rows, index, name)}
              onChange={change}
              onMove={(by, part) => move(index, by, part)}
              onRemove={() => remove(index)}
            >
              <SchemaPart
                part={row.part}
                full={full}
                fields={(inner) => <SchemaFields {...inner} />}
                onChange={(part) => change({ ...row, part })}
              />
            </SchemaRowFields>
          );
        })}
      </div>
      <Button size="small" className="self-start" onClick={add}>
        <Plus size={15} />
        {within === "" ? "Add a field" : `Add a field to ${within}`}
      </Button>
    </div>
  );
}
