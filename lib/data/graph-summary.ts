import "server-only";
import type { GraphPreview, GraphSummary } from "@/lib/contract/graphs";
import { own } from "@/lib/core/json";
import type { Graph, GraphNode, Position } from "@/lib/graph/document";
import { nestingOf } from "@/lib/graph/nesting";
import { sizeOf } from "@/lib/graph/size-of";
import { tidy } from "@/lib/graph/tidy";
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
    tags: row.tags,
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
    deletedAt: row.deletedAt?.toISOString() ?? null,
  };
}

export function toPreview(graph: Graph): GraphPreview {
  const small = { ...graph, nodes: nestingOf(graph).inOrder.slice(0, drawnNodes) };
  const { inOrder: nodes, placeOf } = nestingOf(tidy(small));
  const index = new Map(nodes.map((node, i) => [node.id, i]));
  const edges = graph.edges.flatMap(({ source, target, kind }) => {
    const from = index.get(source);
    const to = index.get(target);
    return from === undefined || to === undefined ? [] : [{ from, to, kind }];
  });
  return { nodes: nodes.map((node) => toStamp(node, placeOf(node.id))), edges };
}

function toStamp(node: GraphNode, place: Position): GraphPreview["nodes"][number] {
  const model = own(node.config, "model");
  return {
    kind: node.kind,
    model: typeof model === "string" ? model : null,
    ...place,
    ...sizeOf(node),
  };
}
