import "server-only";
import { cache } from "react";
import type { SharedPage } from "@/components/shares/shared-page";
import { openShare } from "@/lib/auth/open-share";
import { readShared, readSharedView } from "@/lib/runtime/shared";
import type { RunView } from "@/lib/trace/run-view";

type Read = { page: SharedPage; run: { number: number; view: RunView } | null };

/** What the page of a link shows; null where it opens nothing. Nobody is asked who they are. */
export const readSharedPage = cache(async (token: string, framed: boolean): Promise<Read | null> => {
  const share = await openShare(token);
  const address = `/s/${token}`;
  const shared = share && (await readShared(share, address));
  if (share === null || shared === null) return null;
  const view = await readSharedView(share);
  const { name, sharedBy, createdAt, show, graph } = shared;
  const page = { token, address, name, sharedBy, createdAt, renderedAt: Date.now(), show, graph, framed };
  return { page, run: shared.run === null || view === null ? null : { number: shared.run.number, view } };
});
