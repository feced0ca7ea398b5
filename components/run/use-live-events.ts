"use client";

import { useEffect } from "react";
import { followEvents, paceOf } from "@/components/run/event-stream";
import type { RunStore } from "@/components/run/run-store";

/** Follows the run's events from the first to the last. */
export function useLiveEvents(store: RunStore, address: string, serverNow: number): void {
  useEffect(() => {
    store.getState().synchronize(serverNow, Date.now());
    return followEvents(address, {
      after: () => store.getState().tape.live.seq,
      receive: (events) => store.getState().receive(events, Date.now()),
      connection: (state) => store.getState().connect(state),
      pace: () => paceOf(store.getState().live),
    });
  }, [store, address, serverNow]);
}
