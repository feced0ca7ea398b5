import { documentBounds, forbiddenKey, outOfBounds } from "@/lib/core/bounds";
import type { Problem } from "@/lib/core/errors";
import { isObject, type JsonValue } from "@/lib/core/json";
import { err, ok, type Result } from "@/lib/core/result";
import { graph as graphSchema, type Graph } from "@/lib/graph/document";
import { formatProblems } from "@/lib/graph/format-problems";
import { placeOf, toProblem } from "@/lib/graph/issue";
import { migrate } from "@/lib/graph/migrate";

/**
 * The only way from untrusted JSON to a graph: bounds, migration, format. Every problem of format at once; problems of meaning, such
 * as a setting that is missing, are the compiler's, so that unfinished work can be kept.
 */
export function parseGraph(raw: unknown): Result<Graph, Problem[]> {
  const excess = outOfBounds(raw, documentBounds);
  if (excess !== null) return refuse("limit_exceeded", `The document is too large. ${excess}`, "Split the graph.");
  const document = raw as JsonValue; // whoever read it parsed JSON; the schema below refuses all else
  if (!isObject(document)) return refuse("document_invalid", "A graph document is a JSON object.", 'It begins with { "version": 1.');
  const forbidden = forbiddenKey(document);
  if (forbidden) {
    const message = `The key ${forbidden.key} is not allowed in a document.`;
    return err([
      {
        code: "document_invalid",
        severity: "error",
        ...placeOf(document, [...forbidden.path, forbidden.key]),
        message,
        hint: "Rename it.",
      },
    ]);
  }
  const migrated = migrate(document);
  if (!migrated.ok) return err([migrated.error]);
  const parsed = graphSchema.safeParse(migrated.value);
  if (!parsed.success) return err(parsed.error.issues.flatMap((issue) => toProblem(migrated.value, issue)));
  const problems = formatProblems(parsed.data);
  return problems.length > 0 ? err(problems) : ok(parsed.data);
}

function refuse(code: Problem["code"], message: string, hint: string): Result<never, Problem[]> {
  return err([{ code, severity: "error", message, hint }]);
}
