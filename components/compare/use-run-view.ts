"use client";

import { useEffect, useState } from "react";
import { followEvents, type Connection } from "@/components/run/event-stream";
import { emptyRun, fold } from "@/lib/trace/fold";
import type { RunView } from "@/lib/trace/run-view";

/** Numbers that change faster than this cannot be read. */
const pace = 250;

/** A run as it goes on, by the same fold as everywhere; one that is over is not followed. */
export function useRunView(snapshot: RunView): { view: RunView; connection: Connection } {
  const [view, setView] = useState(snapshot);
  const [connection, setConnection] = useState<Connection>(snapshot.endedAt === null ? "connecting" : "ended");

  useEffect(() => {
    if (snapshot.endedAt !== null) return;
    // From its beginning: the snapshot holds no streamed text. Until that is caught up, the snapshot stands.
    let live = emptyRun(snapshot.id);
    return followEvents(`/api/v1/runs/${snapshot.id}/events`, {
      after: () => live.seq,
      receive: (events) => {
        live = fold(live, events);
        if (live.seq >= snapshot.seq) setView(live);
      },
      connection: setConnection,
      pace: () => pace,
    });
  }, [snapshot]);

  return { view, connection };
}
