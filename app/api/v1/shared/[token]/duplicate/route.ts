import { openShare } from "@/lib/auth/open-share";
import { duplicateShared } from "@/lib/contract/shares";
import { createGraph } from "@/lib/data/graphs";
import { readSharedCopy } from "@/lib/runtime/shared";
import { graphResponse } from "@/app/api/_http/answers";
import { forOwner } from "@/app/api/_http/handle";
import { orNotFound } from "@/app/api/_http/refusal";

/** Into the space of whoever asks, so here somebody has to be signed in. */
export const POST = forOwner(duplicateShared, async (asker, { params }) => {
  const graph = orNotFound(await readSharedCopy(orNotFound(await openShare(params.token))));
  return graphResponse(await createGraph(asker, graph), 201);
});
