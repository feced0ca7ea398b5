import { ImageResponse } from "next/og";
import { pictureSize, sharePicture } from "@/components/shares/share-picture";
import { openShare } from "@/lib/auth/open-share";
import { getSharedPicture } from "@/lib/contract/shares";
import { toPreview } from "@/lib/data/graph-summary";
import { readShared } from "@/lib/runtime/shared";
import { forAnyone } from "@/app/api/_http/handle";
import { orNotFound } from "@/app/api/_http/refusal";

export const GET = forAnyone(getSharedPicture, async ({ params }) => {
  const shared = orNotFound(await readShared(orNotFound(await openShare(params.token)), `/s/${params.token}`));
  const preview = toPreview(shared.graph);
  const picture = new ImageResponse(sharePicture(shared, preview), pictureSize);
  // Read here, so that what cannot be drawn is an answer of ours; and never kept, so that a revoked link shows nothing.
  return new Response(await picture.arrayBuffer(), { headers: { "content-type": "image/png", "cache-control": "no-store" } });
});
