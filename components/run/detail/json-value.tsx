import { JsonView, type Props } from "react-json-view-lite";
import { isObject, type JsonObject, type JsonValue } from "@/lib/core/json";

/** A value that is not text: rows of like objects as a table, all else as a tree. */
export function JsonTree({ value }: { value: JsonValue }) {
  const table = tableOf(value);
  if (table !== null) return <ValueTable {...table} />;
  if (!isObject(value) && !Array.isArray(value)) return <code className="json-scalar">{JSON.stringify(value)}</code>;
  return <JsonView data={value} style={treeStyle} shouldExpandNode={(level) => level < 3} aria-label="Value" />;
}

function ValueTable({ columns, rows }: { columns: string[]; rows: JsonObject[] }) {
  return (
    <div className="prose">
      <div className="prose-table" role="region" aria-label="Table" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column}>{column}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                {columns.map((column) => (
                  <td key={column}>{cellText(row[column])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function cellText(value: JsonValue | undefined): string {
  return value === undefined || value === null ? "" : String(value);
}

const mostColumns = 6;

function tableOf(value: JsonValue): { columns: string[]; rows: JsonObject[] } | null {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isObject)) return null;
  const columns = [...new Set(value.flatMap((row) => Object.keys(row)))];
  const flat = value.every((row) => Object.values(row).every((cell) => cell === null || typeof cell !== "object"));
  return flat && columns.length > 0 && columns.length <= mostColumns ? { columns, rows: value } : null;
}

const treeStyle: NonNullable<Props["style"]> = {
  container: "json",
  basicChildStyle: "json-child",
  childFieldsContainer: "json-fields",
  label: "json-key",
  clickableLabel: "json-key",
  nullValue: "json-null",
  undefinedValue: "json-null",
  numberValue: "json-number",
  stringValue: "json-string",
  booleanValue: "json-number",
  otherValue: "json-null",
  punctuation: "json-mark",
  expandIcon: "json-open",
  collapseIcon: "json-close",
  collapsedContent: "json-folded",
  noQuotesForStringValues: false,
  quotesForFieldNames: false,
  stringifyStringValues: false,
  ariaLables: { collapseJson: "Fold", expandJson: "Unfold" },
};
