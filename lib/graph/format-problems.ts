import { z } from "zod";
import type { Problem } from "@/lib/core/errors";
import type { JsonObject } from "@/lib/core/json";
import type { Graph } from "@/lib/graph/document";
import { toProblem } from "@/lib/graph/issue";
import { definitionOf } from "@/lib/nodes/definitions";

/** What breaks the format beyond the document's own shape: ids that are there twice, and settings that their kind does not take. */
export function formatProblems(graph: Graph): Problem[] {
  return [
    ...doubled(graph.nodes, "nodeId", "node"),
    ...doubled(graph.edges, "edgeId", "edge"),
    ...graph.nodes.flatMap((_, index) => configProblems(graph, index)),
  ];
}

function doubled(entries: { id: string }[], place: "nodeId" | "edgeId", word: string): Problem[] {
  const seen = new Set<string>();
  const twice = new Set(entries.map((entry) => entry.id).filter((id) => seen.has(id) || !seen.add(id)));
  return [...twice].map((id) => {
    return {
      code: "id_duplicate",
      severity: "error",
      [place]: id,
      field: "id",
      message: `Two ${word}s have the id ${id}.`,
      hint: "Give each its own id.",
    };
  });
}

function configProblems(graph: Graph, index: number): Problem[] {
  const node = graph.nodes[index];
  const schema = node && definitionOf(node.kind)?.schema;
  if (!schema) return [];
  const parsed = schema.safeParse(node.config);
  if (parsed.success) return [];
  const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  // The document is plain JSON, as its schema has proved; only the type of `subgraphs` is wider.
  const document = graph as JsonObject;
  return parsed.error.issues.flatMap((issue) => {
    const path = ["nodes", index, "config", ...issue.path];
    return toProblem(document, { ...issue, path }, issue.path.length === 0 ? known : []);
  });
}
