import { callsOf } from "@/lib/trace/segments";
import type { Row } from "@/lib/trace/row";
import type { RunView } from "@/lib/trace/run-view";

/** `hits`: rows that hold every word of the query in what is known of them. `rows`: these and what they stand under, in order. */
export type FoundRows = { hits: ReadonlySet<string>; rows: Row[] };

/** Looks through names, models, errors and what models said. Words may stand in any order, in any case. */
export function findRows(run: RunView, all: readonly Row[], query: string): FoundRows {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const hits = new Set(all.filter((row) => holds(textOf(run, row), words)).map((row) => row.id));
  const within = new Map(all.map((row) => [row.id, row.within]));
  const kept = new Set<string>();
  for (const hit of hits) for (let at: string | null = hit; at !== null && !kept.has(at); at = within.get(at) ?? null) kept.add(at);
  return { hits, rows: all.filter((row) => kept.has(row.id)) };
}

function holds(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

function textOf(run: RunView, row: Row): string {
  const step = run.steps.get(row.stepId);
  const said = step === undefined ? [] : callsOf(run, step).map((call) => call.text);
  const { name, nodeId, kind, model, part, path, taskId, status, error } = row;
  return [name, nodeId, kind, model, part, path, taskId, status, error?.code, error?.message, ...said].join(" ").toLowerCase();
}
