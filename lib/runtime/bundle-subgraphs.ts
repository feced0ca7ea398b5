import "server-only";
import { findBySlug } from "@/lib/data/graphs";
import type { Asker } from "@/lib/data/owners";
import type { Graph } from "@/lib/graph/document";
import { bundleKey, carriedGraph, subgraphRefs } from "@/lib/graph/subgraph-refs";
import { serializeGraph } from "@/lib/graph/serialize";
import type { JsonValue } from "@/lib/core/json";

/** More graphs than this within each other are none that a person has drawn. */
const mostGraphs = 50;

/** The document with every graph that it runs inside of it, those of others too: what is compiled, kept with a run, and sent on (G3). */
export async function bundleSubgraphs(asker: Asker, graph: Graph): Promise<Graph> {
  const bundle: NonNullable<Graph["subgraphs"]> = { ...graph.subgraphs };
  const open = subgraphRefs(graph);
  for (let count = 0; open.length > 0 && count < mostGraphs; count += 1) {
    const ref = open.shift();
    if (ref === undefined) break;
    const carried = carriedGraph(bundle, ref);
    const found = carried === undefined ? await findBySlug(asker, ref) : carried.ok ? carried.value : null;
    if (found === null) continue;
    if (carried === undefined) bundle[bundleKey(ref)] = JSON.parse(serializeGraph(found)) as JsonValue; // a graph is JSON
    open.push(...subgraphRefs(found).filter((next) => !Object.hasOwn(bundle, bundleKey(next))));
  }
  return Object.keys(bundle).length === 0 ? graph : { ...graph, subgraphs: bundle };
}
