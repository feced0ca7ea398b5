import { getRunStatus } from "@/lib/contract/runs";
import { findStanding } from "@/lib/data/stalled";
import { forOwner } from "@/app/api/_http/handle";
import { orNotFound } from "@/app/api/_http/refusal";

export const GET = forOwner(getRunStatus, async (asker, { params }) => orNotFound(await findStanding(asker, params.runId)));
