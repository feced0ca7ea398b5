import "server-only";
import { findGraph } from "@/lib/data/graphs";
import type { Asker } from "@/lib/data/owners";
import { findVersion, keepVersion } from "@/lib/data/versions";
import { bundleSubgraphs } from "@/lib/runtime/bundle-subgraphs";
import { compileGraph } from "@/lib/runtime/compile-graph";
import type { Source } from "@/lib/runtime/run-graph";

/**
 * What a run of a saved graph runs: the version that was asked for; left out, the published one, else the draft. A draft that runs is
 * kept as an unnamed version first, so that a run's version is always a number.
 */
export async function findSource(asker: Asker, graphId: string, wanted: number | "draft" | undefined): Promise<Source | null> {
  const graph = await findGraph(asker, graphId);
  if (graph === null) return null;
  const number = wanted ?? graph.publishedVersion ?? "draft";
  // One that cannot run is no version: whoever runs it is told why. What is not connected here is no fault of the draft.
  if (number === "draft" && !compileGraph(await bundleSubgraphs(asker, graph.graph)).ok)
    return { graph: graph.graph, graphId, version: null };
  const version = number === "draft" ? await keepVersion(asker, graphId, null) : await findVersion(asker, graphId, number);
  return version && { graph: version.graph, graphId, version: version.number };
}
