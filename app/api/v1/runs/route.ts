import { listRuns, startRun } from "@/lib/contract/runs";
import * as runs from "@/lib/data/run-list";
import { graphOf } from "@/app/api/_http/graph-of";
import { forOwner } from "@/app/api/_http/handle";
import { runResponse } from "@/app/api/_http/run-response";

export const GET = forOwner(listRuns, (asker, { query }) => runs.listRuns(asker, query));

export const POST = forOwner(startRun, (asker, { query, body, request }) => {
  const source = { graph: graphOf(body.graph), graphId: null, version: null };
  return runResponse(asker, source, body, { seconds: query.wait ?? 0, signal: request.signal });
});
