import type { Piece } from "@/components/editor/piece";
import { isObject, type JsonValue } from "@/lib/core/json";
import { err, ok, type Result } from "@/lib/core/result";
import { parseGraph } from "@/lib/graph/parse";

/** A part of a graph as text on the clipboard: any Baton takes it. */
export function toText(piece: Piece): string {
  return JSON.stringify({ baton: 1, ...piece }, null, 2);
}

/** null: the text is something else, and nobody meant us. An error says what is wrong with a part that was meant. */
export function readPiece(text: string): Result<Piece, string> | null {
  const read = parsed(text);
  if (!isObject(read) || !Array.isArray(read["nodes"]) || read["baton"] === undefined) return null;
  if (read["baton"] !== 1) return err("It was copied from a newer Baton than this one.");
  const { nodes, edges = [] } = read;
  const graph = parseGraph({ version: 1, name: "Part", nodes, edges });
  if (graph.ok) return ok({ nodes: graph.value.nodes, edges: graph.value.edges });
  return err(graph.error[0]?.message ?? "It is not a part of a graph.");
}

function parsed(text: string): JsonValue | undefined {
  if (!text.trimStart().startsWith("{")) return undefined;
  try {
    return JSON.parse(text) as JsonValue; // JSON is all that parse gives
  } catch {
    return undefined;
  }
}
