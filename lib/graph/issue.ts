import type { z } from "zod";
import type { Problem, ProblemCode } from "@/lib/core/errors";
import { own, type JsonObject, type JsonValue } from "@/lib/core/json";
import { closest } from "@/lib/core/closest";

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** One finding of a schema as problems: an issue may name several unknown keys. */
export function toProblem(document: JsonObject, issue: Issue, known: readonly string[] = []): Problem[] {
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => {
      const meant = closest(key, known);
      const hint = meant === null ? "Remove it." : `Did you mean ${meant}?`;
      return {
        code: "field_unknown",
        severity: "error",
        ...placeOf(document, [...issue.path, key]),
        message: `There is no setting ${key} here.`,
        hint,
      };
    });
  const inner = issue.code === "invalid_union" ? nearest(issue) : null;
  if (inner) return toProblem(document, { ...inner, path: [...issue.path, ...inner.path] }, known);
  const place = placeOf(document, issue.path);
  return [
    {
      code: codeOf(document, issue),
      severity: "error",
      ...place,
      message: `${place.field ?? "The document"}: ${sentence(issue.message)}`,
      hint: hintOf(issue),
    },
  ];
}

/** Which node or edge a path of the document is about, and which of its settings: `config.` is left out of the field. */
export function placeOf(document: JsonObject, path: Path): Pick<Problem, "nodeId" | "edgeId" | "field"> {
  const [list, index, ...rest] = path;
  const entry = (list === "nodes" || list === "edges") && typeof index === "number" ? own(own(document, list), index) : undefined;
  const id = own(entry, "id");
  if (typeof id !== "string") return path.length === 0 ? {} : { field: printed(path) };
  const inside = rest[0] === "config" && rest.length > 1 ? rest.slice(1) : rest;
  return { [list === "nodes" ? "nodeId" : "edgeId"]: id, ...(inside.length > 0 ? { field: printed(inside) } : {}) };
}

function printed(path: Path): string {
  return path.map((key, index) => (typeof key === "number" ? `[${key}]` : `${index > 0 ? "." : ""}${String(key)}`)).join("");
}

function codeOf(document: JsonObject, issue: Issue): ProblemCode {
  if (issue.code === "too_big" && (issue.origin === "array" || issue.origin === "string")) return "limit_exceeded";
  return valueAt(document, issue.path) === undefined ? "field_missing" : "field_invalid";
}

function valueAt(document: JsonObject, path: Path): JsonValue | undefined {
  let value: JsonValue | undefined = document;
  for (const key of path) value = own(value, typeof key === "symbol" ? String(key) : key);
  return value;
}

/** Of a union that no member fits, the member that came furthest says most. */
function nearest(issue: Extract<Issue, { code: "invalid_union" }>): Issue | null {
  const deepest = issue.errors.map((issues) => issues[0]).filter((first) => first !== undefined && first.path.length > 0);
  return deepest[0] ?? null;
}

function sentence(text: string): string {
  return text.endsWith(".") ? text : `${text}.`;
}

function hintOf(issue: Issue): string {
  if (issue.code === "invalid_value") return `Allowed: ${issue.values.map(String).join(", ")}.`;
  return "See /schema/graph.v1.json for what is allowed here.";
}
