import { streamEvents } from "@/lib/contract/runs";
import { findRunStatus } from "@/lib/data/run-status";
import { follow } from "@/lib/runtime/follow";
import { eventStream, nothingLeft, startOf } from "@/app/api/_http/event-stream";
import { forOwner } from "@/app/api/_http/handle";
import { orNotFound } from "@/app/api/_http/refusal";

export const dynamic = "force-dynamic";

export const GET = forOwner(streamEvents, async (asker, { params, query, request }) => {
  const run = orNotFound(await findRunStatus(asker, params.runId));
  const after = startOf(request, query.after);
  return nothingLeft(request, run, after) ?? eventStream(request, (signal) => follow(asker, params.runId, after, signal));
});
