import "server-only";
import type { GraphPreview, GraphSummary } from "@/lib/contract/graphs";
import { own } from "@/lib/core/json";
import type { Graph, GraphNode } from "@/lib/graph/document";
import { tidy } from "@/lib/graph/tidy";
import { definitionOf } from "@/lib/nodes/definitions";
import { runStatus } from "@/lib/trace/event";
import type { Graph as GraphRow } from "@/lib/data/generated/client";
import type { LastRun } from "@/lib/data/graphs";
import { readGraph } from "@/lib/data/stored-graph";

/** More than this is dust at the size of a stamp. */
const drawnNodes = 80;

export function toGraphSummary(row: GraphRow, latestVersion: number | null, lastRun: LastRun | null): GraphSummary {
  const graph = readGraph(row.document);
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    description: graph.description ?? "",
    nodeCount: graph.nodes.length,
    preview: toPreview(graph),
    publishedVersion: row.publishedVersion,
    latestVersion,
    lastRun: lastRun && {
      id: lastRun.id,
      number: lastRun.number,
      status: runStatus.parse(lastRun.status),
      at: lastRun.created_at.toISOString(),
    },
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

export function toPreview(graph: Graph): GraphPreview {
  const small = { ...graph, nodes: graph.nodes.slice(0, drawnNodes) };
  const { nodes } = small.nodes.some((node) => node.position === undefined) ? tidy(small) : small;
  const index = new Map(nodes.map((node, i) => [node.id, i]));
  const edges = graph.edges.flatMap(({ source, target, kind }) => {
    const from = index.get(source);
    const to = index.get(target);
    return from === undefined || to === undefined ? [] : [{ from, to, kind }];
  });
  return { nodes: nodes.map(toStamp), edges };
}

function toStamp(node: GraphNode): GraphPreview["nodes"][number] {
  const { width, height } = definitionOf(node.kind)?.size(node.config, node.size) ?? { width: 168, height: 72 };
  const model = own(node.config, "model");
  return {
    kind: node.kind,
    model: typeof model === "string" ? model : null,
    x: node.position?.x ?? 0,
    y: node.position?.y ?? 0,
    width,
    height,
  };
}
