import "server-only";
import { cache } from "react";
import type { SharedPage } from "@/components/shares/shared-page";
import { openShare } from "@/lib/auth/open-share";
import type { RunSnapshot } from "@/lib/runtime/run-snapshot";
import { readSharedFacts, readSharedRun } from "@/lib/runtime/shared";

type Read = { page: SharedPage; run: ({ number: number } & RunSnapshot) | null };

/** What the page of a link shows; null where it opens nothing. Nobody is asked who they are. */
export const readSharedPage = cache(async (token: string, framed: boolean): Promise<Read | null> => {
  const share = await openShare(token);
  const address = `/s/${token}`;
  const facts = share && (await readSharedFacts(share, address));
  if (share === null || facts === null) return null;
  const { name, sharedBy, createdAt, show, graph } = facts;
  const page = { token, address, name, sharedBy, createdAt, renderedAt: Date.now(), show, graph, framed };
  return { page, run: await readSharedRun(share) };
});
