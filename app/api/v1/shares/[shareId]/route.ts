import { revokeShare } from "@/lib/contract/shares";
import * as shares from "@/lib/data/shares";
import { forOwner } from "@/app/api/_http/handle";
import { notFound } from "@/app/api/_http/refusal";

export const DELETE = forOwner(revokeShare, async (asker, { params }) => {
  if (!(await shares.revokeShare(asker, params.shareId))) throw notFound();
});
