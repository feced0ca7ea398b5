import { openShare } from "@/lib/auth/open-share";
import { getShared } from "@/lib/contract/shares";
import { readShared } from "@/lib/runtime/shared";
import { forAnyone } from "@/app/api/_http/handle";
import { orNotFound } from "@/app/api/_http/refusal";
import { shareUrl } from "@/app/api/_http/share-answers";

export const GET = forAnyone(getShared, async ({ params, request }) => {
  const share = orNotFound(await openShare(params.token));
  return orNotFound(await readShared(share, shareUrl(params.token, request)));
});
