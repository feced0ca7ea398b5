import { recoverGraph } from "@/lib/contract/graphs";
import * as graphs from "@/lib/data/graphs";
import { graphResponse } from "@/app/api/_http/answers";
import { forOwner } from "@/app/api/_http/handle";
import { notFound } from "@/app/api/_http/refusal";

export const POST = forOwner(recoverGraph, async (asker, { params }) => {
  const graph = await graphs.recoverGraph(asker, params.graphId);
  if (graph === null) throw notFound();
  return graphResponse(graph);
});
