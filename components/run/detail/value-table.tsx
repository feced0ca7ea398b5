"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useState } from "react";
import { JsonTree } from "@/components/run/detail/json-value";
import { inOrder, type Column, type Order, type Table } from "@/components/run/detail/table-of";
import { Segmented } from "@/components/ui/segmented";
import { wholeNumber } from "@/lib/core/format";
import type { JsonValue } from "@/lib/core/json";

const mostRows = 200;

/** Rows of like objects, to be sorted by any column, or the same as JSON. */
export function ValueTable({ table, value }: { table: Table; value: JsonValue }) {
  const [look, setLook] = useState<"table" | "json">("table");
  const [order, setOrder] = useState<Order | null>(null);
  const rows = order === null ? table.rows : inOrder(table.rows, order);
  return (
    <div className="value-table">
      <Segmented value={look} onValueChange={setLook} aria-label="Show as" options={looks} />
      {look === "json" ? (
        <JsonTree value={value} />
      ) : (
        <div className="prose">
          <div className="prose-table" role="region" aria-label="Table" tabIndex={0}>
            <table>
              <thead>
                <tr>
                  {table.columns.map((column) => (
                    <Head key={column.key} column={column} order={order} onOrder={setOrder} />
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.slice(0, mostRows).map((row, index) => (
                  <tr key={index}>
                    {table.columns.map(({ key, numeric }) => (
                      <td key={key} data-numeric={numeric || undefined}>
                        {cellText(row[key])}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {rows.length > mostRows && (
            <p className="detail-note">
              The first {mostRows} of {wholeNumber(rows.length)} rows. Copy takes all of them.
            </p>
          )}
        </div>
      )}
    </div>
  );
}

const looks = [
  { value: "table", label: "Table" },
  { value: "json", label: "JSON" },
] as const;

/** First up, then down, then as it came. */
function Head({ column, order, onOrder }: { column: Column; order: Order | null; onOrder: (order: Order | null) => void }) {
  const own = order?.column === column.key ? order : null;
  const next = own === null ? { column: column.key, down: false } : own.down ? null : { column: column.key, down: true };
  return (
    <th scope="col" aria-sort={own === null ? undefined : own.down ? "descending" : "ascending"} data-numeric={column.numeric || undefined}>
      <button type="button" onClick={() => onOrder(next)}>
        {column.key}
        {own !== null && (own.down ? <ArrowDown aria-hidden /> : <ArrowUp aria-hidden />)}
      </button>
    </th>
  );
}

function cellText(value: JsonValue | undefined): string {
  return value === undefined || value === null ? "" : String(value);
}
