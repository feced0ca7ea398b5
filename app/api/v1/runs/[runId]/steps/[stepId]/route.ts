import { getStep } from "@/lib/contract/steps";
import { findStep } from "@/lib/data/runs";
import { forOwner } from "@/app/api/_http/handle";
import { orNotFound } from "@/app/api/_http/refusal";

export const GET = forOwner(getStep, async (asker, { params }) => orNotFound(await findStep(asker, params.runId, params.stepId)));
