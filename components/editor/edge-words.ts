import { edgePorts } from "@/components/canvas/geometry";
import type { GraphEdge } from "@/lib/graph/document";

/** An edge as its one end sees it: "to Synthesis, port out". */
export function edgeWords(edge: GraphEdge, node: string, other: string): string {
  const leaves = edge.source === node;
  if (edge.kind === "delegate") return leaves ? `hands tasks to ${other}` : `takes tasks from ${other}`;
  const [out, into] = edgePorts(edge);
  return `${leaves ? "to" : "from"} ${other}, ${into === "in" ? `port ${out}` : `port ${out} to ${into}`}`;
}
