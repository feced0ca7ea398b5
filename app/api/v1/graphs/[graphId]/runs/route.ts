import { startGraphRun } from "@/lib/contract/runs";
import { findSource } from "@/lib/runtime/run-source";
import { forOwner } from "@/app/api/_http/handle";
import { orNotFound } from "@/app/api/_http/refusal";
import { runResponse } from "@/app/api/_http/run-response";

export const POST = forOwner(startGraphRun, async (asker, { params, query, body, request }) => {
  const source = orNotFound(await findSource(asker, params.graphId, body.version));
  return runResponse(asker, source, body, { seconds: query.wait ?? 0, signal: request.signal });
});
