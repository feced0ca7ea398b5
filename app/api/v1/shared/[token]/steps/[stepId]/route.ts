import { openShare } from "@/lib/auth/open-share";
import { getSharedStep } from "@/lib/contract/shares";
import { readSharedStep } from "@/lib/runtime/shared";
import { forAnyone } from "@/app/api/_http/handle";
import { orNotFound } from "@/app/api/_http/refusal";

export const GET = forAnyone(getSharedStep, async ({ params }) =>
  orNotFound(await readSharedStep(orNotFound(await openShare(params.token)), params.stepId)),
);
