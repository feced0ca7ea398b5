import { listRunShares, shareRun } from "@/lib/contract/shares";
import { makeShare, showShares } from "@/app/api/_http/share-answers";
import { forOwner } from "@/app/api/_http/handle";

export const GET = forOwner(listRunShares, (asker, { params, query, request }) =>
  showShares(asker, { runId: params.runId }, query, request),
);

export const POST = forOwner(shareRun, (asker, { params, body, request }) => makeShare(asker, { runId: params.runId }, body, request));
