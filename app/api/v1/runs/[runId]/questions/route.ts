import { listRunQuestions } from "@/lib/contract/questions";
import { findQuestions } from "@/lib/data/questions";
import { forOwner } from "@/app/api/_http/handle";
import { orNotFound } from "@/app/api/_http/refusal";

export const GET = forOwner(listRunQuestions, async (asker, { params, query }) =>
  orNotFound(await findQuestions(asker, params.runId, query)),
);
