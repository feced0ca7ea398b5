import type { Problem } from "@/lib/core/errors";
import { carriedRun } from "@/lib/contract/carried-run";
import { maxGraphBytes } from "@/lib/contract/graphs";
import { importRun, runFile, type RunFile } from "@/lib/contract/run-file";
import type { Graph } from "@/lib/graph/document";
import { documentIn, isPng } from "@/lib/graph/png-document";

export type ReadDocument =
  | { as: "not-json"; message: string }
  | { as: "no-graph"; message: string }
  /** It breaks the format, so it cannot be kept. */
  | { as: "refused"; problems: Problem[] }
  /** It can be kept; what is still wrong with it is mended in the editor. */
  | { as: "graph"; graph: Graph; problems: Problem[] }
  /** Read again by the server, which folds its events. */
  | { as: "run"; run: RunFile };

/** What was dropped, chosen or pasted, and what it turned out to be. */
export type Given = { text: string; read: ReadDocument | null };

const noDocument = "This picture carries no graph. Pictures made by Baton's export do, unless another program saved them anew.";
const noText = "This file is no document. A graph is a .baton.json file, or a picture that Baton exported.";
const noPage = "This page carries no run. Pages that Baton saved do, unless another program saved them anew.";
const noRun = "This is no run file that this version knows.";
const noChecks =
  "It could not be checked: the server did not give this page the checks. Paste it again, or keep the text and reload the page.";
const tooLarge = "This file is larger than any graph or run can be.";

/** A graph with room for the picture around it, or a run. */
const most = Math.max(4 * maxGraphBytes, importRun.maxBytes);

/** A dropped or chosen file: a document, or a picture or page that carries one. null: no file was given. */
export async function readFile(file: File | undefined): Promise<Given | null> {
  if (file === undefined) return null;
  if (file.size > most) return refused(tooLarge);
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isPng(bytes)) return readText(documentIn(bytes), noDocument);
  const text = bytes.includes(0) ? null : new TextDecoder().decode(bytes);
  if (text === null || !/^\s*<!doctype html/i.test(text)) return readText(text, noText);
  return readText(carriedRun(text), noPage);
}

async function readText(text: string | null, otherwise: string): Promise<Given> {
  if (text === null) return refused(otherwise);
  const read = await readDocument(text);
  // A run is nothing that anybody reads or mends as text, and it may be very long.
  return { text: read?.as === "run" ? "" : text, read };
}

function refused(message: string): Given {
  return { text: "", read: { as: "no-graph", message } };
}

/** Whether a text on the clipboard is meant as a whole document: other text is nobody's business here, and parts of a graph name no version. */
export function isDocument(text: string): boolean {
  if (!text.trimStart().startsWith("{")) return false;
  try {
    const read: unknown = JSON.parse(text);
    return (
      typeof read === "object" && read !== null && "version" in read && "nodes" in read && Array.isArray(read.nodes) && !("baton" in read)
    );
  } catch {
    return false;
  }
}

/** null: nothing was given. The checks come with the first document: they are a good part of the compiler. */
export async function readDocument(text: string): Promise<ReadDocument | null> {
  if (text.trim() === "") return null;
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (cause) {
    return { as: "not-json", message: (cause as SyntaxError).message }; // JSON.parse throws nothing else
  }
  if (isRunFile(raw)) {
    const run = runFile.safeParse(raw);
    return run.success ? { as: "run", run: run.data } : { as: "no-graph", message: noRun };
  }
  const checks = await loadChecks();
  if (checks === null) return { as: "no-graph", message: noChecks };
  const [{ parseGraph }, { checkGraph }, { catalogue }] = checks;
  const parsed = parseGraph(raw);
  if (!parsed.ok) return { as: "refused", problems: parsed.error };
  return { as: "graph", graph: parsed.value, problems: checkGraph(parsed.value, { catalogue }) };
}

/** null: the server did not give them. */
async function loadChecks() {
  try {
    return await Promise.all([import("@/lib/graph/parse"), import("@/lib/compile/compile"), import("@/lib/model/catalogue")]);
  } catch {
    return null;
  }
}

function isRunFile(raw: unknown): boolean {
  return typeof raw === "object" && raw !== null && "format" in raw && raw.format === "baton.run";
}
