"use client";

import { useEffect } from "react";
import { followEvents } from "@/components/run/event-stream";
import type { RunState, RunStore } from "@/components/run/run-store";

/** Follows the run's events from the first to the last. */
export function useLiveEvents(store: RunStore, address: string, serverNow: number): void {
  useEffect(() => {
    store.getState().synchronize(serverNow, Date.now());
    return followEvents(address, {
      after: () => store.getState().tape.live.seq,
      receive: (events) => store.getState().receive(events, Date.now()),
      connection: (state) => store.getState().connect(state),
      pace: () => paceOf(store.getState()),
    });
  }, [store, address, serverNow]);
}

/** How often a page takes up what came of a run: text flows while there is little to draw, and a page of a thousand steps stays quick. */
function paceOf({ whole, live: { steps } }: RunState): number {
  if (!whole) return 250;
  return steps.size < 50 ? 0 : steps.size < 150 ? 100 : 250;
}
