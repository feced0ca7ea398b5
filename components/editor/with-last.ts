import type { JsonValue } from "@/lib/core/json";
import type { ReferenceScope, ScopeEntry } from "@/lib/nodes/reference-scope";
import { follow } from "@/lib/template/reference";
import { toText } from "@/lib/template/resolve";

const mostLetters = 80;

/** Each reference with what it was, in one line; one that was nothing says nothing. */
export function withLast(scope: ReferenceScope, values: ReadonlyMap<string, JsonValue>): ReferenceScope {
  return { ...scope, entries: scope.entries.map((entry) => withValue(entry, values)) };
}

function withValue(entry: ScopeEntry, values: ReadonlyMap<string, JsonValue>): ScopeEntry {
  const [root = "", ...path] = entry.path.split(".");
  const value = follow(values.get(root), path);
  if (value === undefined || value === null) return entry;
  return { ...entry, type: entry.type ?? typeOf(value), last: oneLine(value) };
}

function oneLine(value: JsonValue): string {
  // Cut before it is tidied: a value may be long.
  const text = toText(value)
    .slice(0, mostLetters * 4)
    .replace(/\s+/g, " ")
    .trim();
  return text.length > mostLetters ? `${text.slice(0, mostLetters - 1)}…` : text;
}

function typeOf(value: NonNullable<JsonValue>): string {
  if (Array.isArray(value)) return "list";
  return typeof value === "string" ? "text" : typeof value;
}
