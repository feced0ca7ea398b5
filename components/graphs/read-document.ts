import type { Problem } from "@/lib/core/errors";
import type { Graph } from "@/lib/graph/document";
import { documentIn, isPng } from "@/lib/graph/png-document";

export type ReadDocument =
  | { as: "not-json"; message: string }
  | { as: "no-graph"; message: string }
  /** It breaks the format, so it cannot be kept. */
  | { as: "refused"; problems: Problem[] }
  /** It can be kept; what is still wrong with it is mended in the editor. */
  | { as: "graph"; graph: Graph; problems: Problem[] };

const noDocument = "This picture carries no graph. Pictures made by Baton's export do, unless another program saved them anew.";

/** A dropped or chosen file: a document, or a picture that carries one. null: no file was given. */
export async function readFile(file: File | undefined): Promise<{ text: string } | { refused: string } | null> {
  if (file === undefined) return null;
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (!isPng(bytes)) return { text: new TextDecoder().decode(bytes) };
  const text = documentIn(bytes);
  return text === null ? { refused: noDocument } : { text };
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
  const [{ parseGraph }, { checkGraph }, { catalogue }] = await Promise.all([
    import("@/lib/graph/parse"),
    import("@/lib/compile/compile"),
    import("@/lib/model/catalogue"),
  ]);
  const parsed = parseGraph(raw);
  if (!parsed.ok) return { as: "refused", problems: parsed.error };
  return { as: "graph", graph: parsed.value, problems: checkGraph(parsed.value, { catalogue }) };
}
