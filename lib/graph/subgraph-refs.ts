import { own } from "@/lib/core/json";
import type { Graph } from "@/lib/graph/document";
import { parseGraph } from "@/lib/graph/parse";
import { definitionOf } from "@/lib/nodes/definitions";
import type { SubgraphRef } from "@/lib/nodes/kit";

/** The graphs that a graph's nodes name, each once. */
export function subgraphRefs(graph: Graph): SubgraphRef[] {
  const refs = graph.nodes.flatMap((node) => definitionOf(node.kind)?.uses(node.config) ?? []);
  return [...new Map(refs.filter(({ graph: slug }) => slug !== "").map((ref) => [bundleKey(ref), ref])).values()];
}

/** The name under which a document carries that version of a graph; a file from elsewhere may carry it under its slug alone. */
export function bundleKey({ graph, version }: SubgraphRef): string {
  return version === "published" ? graph : `${graph}@${version}`;
}

/** What a document carries of another graph; undefined where it carries nothing of that name. */
export function carriedGraph(bundle: Graph["subgraphs"], ref: SubgraphRef): ReturnType<typeof parseGraph> | undefined {
  const raw = own(bundle ?? {}, bundleKey(ref)) ?? own(bundle ?? {}, ref.graph);
  return raw === undefined ? undefined : parseGraph(raw);
}
