import type { z } from "zod";
import { installationSecret } from "@/lib/auth/secret";
import { toShareToken } from "@/lib/auth/share-token";
import type { Page, PageQuery } from "@/lib/contract/list";
import { shareShow, type ShareAnswer, type shareGraph } from "@/lib/contract/shares";
import type { Asker } from "@/lib/data/owners";
import { createShare, listShares, type Share, type Shared } from "@/lib/data/shares";
import { orNotFound } from "@/app/api/_http/refusal";

type Body = z.output<typeof shareGraph.body>;

export async function makeShare(asker: Asker, what: Shared, body: Body, request: Request): Promise<ShareAnswer> {
  const expiresAt = body.expiresAt ? new Date(body.expiresAt) : null;
  return toAnswer(orNotFound(await createShare(asker, what, body.show ?? shareShow.parse({}), expiresAt)), request);
}

export async function showShares(asker: Asker, what: Shared, query: PageQuery, request: Request): Promise<Page<ShareAnswer>> {
  const page = orNotFound(await listShares(asker, what, query));
  return { ...page, items: page.items.map((share) => toAnswer(share, request)) };
}

/** Where the link opens: under the name by which this server was asked. */
export function shareUrl(token: string, request: Request): string {
  return new URL(`/s/${token}`, `${new URL(request.url).protocol}//${request.headers.get("host")}`).href;
}

function toAnswer(share: Share, request: Request): ShareAnswer {
  const token = toShareToken(share.id, installationSecret());
  return {
    id: share.id,
    token,
    url: shareUrl(token, request),
    graphId: share.graphId,
    runId: share.runId,
    expiresAt: share.expiresAt?.toISOString() ?? null,
    show: share.show,
    createdAt: share.createdAt.toISOString(),
  };
}
