import { deleteGraph, getGraph, saveGraph } from "@/lib/contract/graphs";
import * as graphs from "@/lib/data/graphs";
import { graphResponse } from "@/app/api/_http/answers";
import { graphOf } from "@/app/api/_http/graph-of";
import { forOwner } from "@/app/api/_http/handle";
import { notFound, Refusal } from "@/app/api/_http/refusal";

export const GET = forOwner(getGraph, async (asker, { params }) => {
  const graph = await graphs.findGraph(asker, params.graphId);
  if (graph === null) throw notFound();
  return graphResponse(graph);
});

export const PUT = forOwner(saveGraph, async (asker, { params, body, ifMatch }) => {
  const saved = await graphs.saveGraph(asker, params.graphId, ifMatch, graphOf(body));
  if (saved.as === "missing") throw notFound();
  if (saved.as === "changed")
    throw new Refusal("changed_elsewhere", "Somebody saved this graph after you opened it. Load it again, then make your change.");
  return graphResponse(saved.graph);
});

export const DELETE = forOwner(deleteGraph, async (asker, { params, query }) => {
  const end = query.forever === undefined ? graphs.deleteGraph : graphs.endGraph;
  if (!(await end(asker, params.graphId))) throw notFound();
});
