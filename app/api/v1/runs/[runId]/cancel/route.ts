import { cancelRun } from "@/lib/contract/runs";
import { runId } from "@/lib/core/ids";
import { findRunStatus } from "@/lib/data/run-status";
import * as runtime from "@/lib/runtime/cancel";
import { forOwner } from "@/app/api/_http/handle";
import { notFound, orNotFound, Refusal } from "@/app/api/_http/refusal";

export const POST = forOwner(cancelRun, async (asker, { params }) => {
  const asked = await runtime.cancelRun(asker, runId.parse(params.runId));
  if (asked === "unknown") throw notFound();
  if (asked === "ended") throw new Refusal("run_ended", "The run has ended already, so there is nothing to cancel.");
  return { id: params.runId, status: orNotFound(await findRunStatus(asker, params.runId)).status };
});
