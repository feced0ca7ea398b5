"use client";

import { useEffect, useState } from "react";
import type { ComparedRun } from "@/components/compare/compared-run";
import { followEvents, type Connection } from "@/components/run/event-stream";
import { emptyRun, fold } from "@/lib/trace/fold";
import type { RunView } from "@/lib/trace/run-view";

/** Numbers that change faster than this cannot be read. */
const pace = 250;

/** `read`: how much of what the server knew is here, from 0 to 1; below 1 what stands in turns is not all in `view`. */
export type ComparedView = { view: RunView; connection: Connection; read: number };

/** A run as it goes on, by the same fold as everywhere; one that is over and all here is not followed. */
export function useRunView({ snapshot, partial }: ComparedRun): ComparedView {
  const isAllHere = snapshot.endedAt !== null && !partial;
  const [view, setView] = useState(snapshot);
  const [read, setRead] = useState(partial ? 0 : 1);
  const [connection, setConnection] = useState<Connection>(isAllHere ? "ended" : "connecting");

  useEffect(() => {
    if (isAllHere) return;
    // From its beginning: the snapshot holds no streamed text. Until that is caught up, the snapshot stands.
    let live = emptyRun(snapshot.id);
    return followEvents(`/api/v1/runs/${snapshot.id}/events`, {
      after: () => live.seq,
      receive: (events) => {
        live = fold(live, events);
        if (partial) setRead(Math.min(1, live.seq / snapshot.seq));
        if (live.seq >= snapshot.seq) setView(live);
      },
      connection: setConnection,
      pace: () => pace,
    });
  }, [snapshot, partial, isAllHere]);

  return { view, connection, read };
}
