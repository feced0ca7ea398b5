import { createGraph, listGraphs } from "@/lib/contract/graphs";
import * as graphs from "@/lib/data/graphs";
import { graphResponse } from "@/app/api/_http/answers";
import { forOwner } from "@/app/api/_http/handle";
import { graphOf } from "@/app/api/_http/graph-of";

export const GET = forOwner(listGraphs, (asker, { query }) => graphs.listGraphs(asker, query));

export const POST = forOwner(createGraph, async (asker, { body, query }) =>
  graphResponse(await graphs.createGraph(asker, graphOf(body), query.template ?? null), 201),
);
