import { readFileSync } from "node:fs";
import type { Problem } from "@/lib/core/errors";
import type { Graph } from "@/lib/graph/document";
import type { JsonValue } from "@/lib/core/json";
import { parseGraph } from "@/lib/graph/parse";
import { Refusal } from "./exit";
import { problemLine } from "./problem-line";

/** The graph in a file. Throws a Refusal: the file is not there, holds no JSON, or breaks the format. */
export function readDocument(file: string): Graph {
  const parsed = parseGraph(readJsonFile(file));
  if (!parsed.ok) throw new ProblemsFound(parsed.error);
  return parsed.value;
}

/** All problems of a document, one a line. */
export class ProblemsFound extends Refusal {
  constructor(readonly problems: Problem[]) {
    super(problems.map(problemLine).join("\n"));
  }
}

export function readJsonFile(file: string): JsonValue {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : null;
    if (code === "ENOENT") throw new Refusal(`There is no file ${file} here (${process.cwd()}).`);
    if (code === "EISDIR") throw new Refusal(`${file} is a folder. Name a file in it.`);
    throw new Refusal(`${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
  return parseJson(text.replace(/^\uFEFF/, ""), file);
}

/** `where` is what the person typed: a file's name, or the option. */
export function parseJson(text: string, where: string): JsonValue {
  try {
    const value: JsonValue = JSON.parse(text);
    return value;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Refusal(`${where} is not JSON: ${reason}. Keys and texts need double quotes, and there is no comma after the last entry.`);
  }
}
