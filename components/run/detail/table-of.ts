import { isObject, type JsonObject, type JsonValue } from "@/lib/core/json";

export type Column = { key: string; /** Nothing but numbers, and cells without a value. */ numeric: boolean };
export type Table = { columns: Column[]; rows: JsonObject[] };
export type Order = { column: string; down: boolean };

/** More than this cannot be read side by side, and reads better as a tree. */
const mostColumns = 12;

/** A list of flat objects as a table, with columns in order of first appearance; null: it is something else. */
export function tableOf(value: JsonValue): Table | null {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isObject)) return null;
  const columns = new Map<string, boolean>();
  for (const row of value) {
    for (const [key, cell] of Object.entries(row)) {
      if (typeof cell === "object" && cell !== null) return null;
      columns.set(key, (columns.get(key) ?? true) && (cell === null || typeof cell === "number"));
    }
    if (columns.size > mostColumns) return null;
  }
  const isList = columns.size > 0;
  return isList ? { columns: [...columns].map(([key, numeric]) => ({ key, numeric })), rows: value } : null;
}

/** Numbers by size, texts as people sort them; what has no value stands last either way. Equal rows keep their order. */
export function inOrder(rows: readonly JsonObject[], { column, down }: Order): JsonObject[] {
  return [...rows].sort((a, b) => {
    const [x, y] = [a[column] ?? null, b[column] ?? null];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return compared(x, y) * (down ? -1 : 1);
  });
}

function compared(a: JsonValue, b: JsonValue): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a).localeCompare(String(b), "en", { numeric: true, sensitivity: "base" });
}
