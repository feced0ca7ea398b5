import { listGraphShares, shareGraph } from "@/lib/contract/shares";
import { makeShare, showShares } from "@/app/api/_http/share-answers";
import { forOwner } from "@/app/api/_http/handle";

export const GET = forOwner(listGraphShares, (asker, { params, query, request }) =>
  showShares(asker, { graphId: params.graphId }, query, request),
);

export const POST = forOwner(shareGraph, (asker, { params, body, request }) =>
  makeShare(asker, { graphId: params.graphId }, body, request),
);
