"use client";

import { useEffect, useState } from "react";
import { toast } from "@/components/ui/toaster";
import { call } from "@/lib/contract/client";
import { listGraphShares, listRunShares, revokeShare, shareGraph, shareRun, type ShareAnswer, type ShareShow } from "@/lib/contract/shares";

/** What is shared. A run brings the graph as it ran. */
export type ShareTarget = { what: "graph"; id: string; name: string } | { what: "run"; id: string; name: string; number: number };

/** The links to one thing. `links` null: still being read. */
export function useShares(target: ShareTarget) {
  const [links, setLinks] = useState<ShareAnswer[] | null>(null);
  const { what, id } = target;
  useEffect(() => {
    const stop = new AbortController();
    read(what, id, stop.signal).then(
      // A link may have been made while the list was on its way.
      (page) => setLinks((now) => [...(now ?? []).filter((made) => page.items.every(({ id }) => id !== made.id)), ...page.items]),
      (cause: Error) => stop.signal.aborted || toast.failed("The links could not be read", { description: cause.message }),
    );
    return () => stop.abort();
  }, [what, id]);

  const make = async (show: ShareShow, expiresAt: string | null): Promise<ShareAnswer> => {
    const body = { show, expiresAt };
    const link =
      what === "run" ? await call(shareRun, { params: { runId: id }, body }) : await call(shareGraph, { params: { graphId: id }, body });
    setLinks((now) => [link, ...(now ?? [])]);
    return link;
  };
  const revoke = async (link: ShareAnswer): Promise<void> => {
    await call(revokeShare, { params: { shareId: link.id } });
    setLinks((now) => now?.filter((other) => other.id !== link.id) ?? null);
  };
  return { links, make, revoke };
}

function read(what: ShareTarget["what"], id: string, signal: AbortSignal) {
  const query = { limit: 100 };
  return what === "run"
    ? call(listRunShares, { params: { runId: id }, query, signal })
    : call(listGraphShares, { params: { graphId: id }, query, signal });
}
