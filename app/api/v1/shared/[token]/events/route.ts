import { openShare } from "@/lib/auth/open-share";
import { streamSharedEvents } from "@/lib/contract/shares";
import { findRunStatus } from "@/lib/data/run-status";
import { followShared } from "@/lib/runtime/shared";
import { eventStream, nothingLeft, startOf } from "@/app/api/_http/event-stream";
import { forAnyone } from "@/app/api/_http/handle";
import { notFound, orNotFound } from "@/app/api/_http/refusal";

export const dynamic = "force-dynamic";

export const GET = forAnyone(streamSharedEvents, async ({ params, query, request }) => {
  const share = orNotFound(await openShare(params.token));
  if (share.runId === null) throw notFound();
  const run = orNotFound(await findRunStatus(share.owner, share.runId));
  const after = startOf(request, query.after);
  return nothingLeft(request, run, after) ?? eventStream(request, (signal) => followShared(share, after, signal));
});
