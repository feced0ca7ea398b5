import { exportGraph } from "@/lib/contract/graphs";
import { findGraph } from "@/lib/data/graphs";
import { serializeGraph } from "@/lib/graph/serialize";
import { bundleSubgraphs } from "@/lib/runtime/bundle-subgraphs";
import { fileResponse } from "@/app/api/_http/answers";
import { forOwner } from "@/app/api/_http/handle";
import { orNotFound } from "@/app/api/_http/refusal";

export const GET = forOwner(exportGraph, async (asker, { params }) => {
  const { slug, graph } = orNotFound(await findGraph(asker, params.graphId));
  return fileResponse(serializeGraph(await bundleSubgraphs(asker, graph)), `${slug}.baton.json`);
});
