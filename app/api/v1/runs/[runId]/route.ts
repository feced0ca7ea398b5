import { deleteRun, getRun } from "@/lib/contract/runs";
import * as runs from "@/lib/data/runs";
import { forOwner } from "@/app/api/_http/handle";
import { notFound, orNotFound, Refusal } from "@/app/api/_http/refusal";

export const GET = forOwner(getRun, async (asker, { params }) => orNotFound(await runs.findRun(asker, params.runId)));

export const DELETE = forOwner(deleteRun, async (asker, { params }) => {
  const done = await runs.deleteRun(asker, params.runId);
  if (done === "missing") throw notFound();
  if (done === "running") throw new Refusal("run_active", "The run has not ended. Cancel it first, then delete it.");
});
