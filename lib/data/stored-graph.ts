import "server-only";
import type { Graph } from "@/lib/graph/document";
import { parseGraph } from "@/lib/graph/parse";
import { serializeGraph } from "@/lib/graph/serialize";
import type { Prisma } from "@/lib/data/generated/client";

/** The only way from a stored document to a graph: older formats are migrated on the way. */
export function readGraph(stored: unknown): Graph {
  const parsed = parseGraph(stored);
  if (!parsed.ok) throw new Error(`a stored document is not valid: ${parsed.error.map((problem) => problem.message).join(" ")}`);
  return parsed.value;
}

/** As it is stored: in canonical order, which the `json` type keeps. */
export function writeGraph(graph: Graph): Prisma.InputJsonValue {
  return JSON.parse(serializeGraph(graph)) as Prisma.InputJsonValue; // a graph is JSON
}
