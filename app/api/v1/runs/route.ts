import { listRuns, startRun } from "@/lib/contract/runs";
import { runStatus } from "@/lib/trace/event";
import * as runs from "@/lib/data/run-list";
import { graphOf } from "@/app/api/_http/graph-of";
import { forOwner } from "@/app/api/_http/handle";
import { check } from "@/app/api/_http/read-body";
import { runResponse } from "@/app/api/_http/run-response";

export const GET = forOwner(listRuns, (asker, { query }) => {
  const status = check(runStatus.array(), query.status?.split(",") ?? [], "query");
  return runs.listRuns(asker, { ...query, status });
});

export const POST = forOwner(startRun, (asker, { query, body, request }) => {
  const source = { graph: graphOf(body.graph), graphId: null, version: null };
  return runResponse(asker, source, body, { seconds: query.wait ?? 0, signal: request.signal });
});
