"use client";

import { useEffect } from "react";
import { useStore } from "zustand";
import type { RunStore } from "@/components/run/run-store";
import { needsWorker, watchWorker } from "@/components/run/watch-worker";
import { call } from "@/lib/contract/client";
import { getRunStatus } from "@/lib/contract/runs";

/** Whoever has heard nothing of a run for a while asks whether anybody drives it: a worker that is gone cannot say so itself. */
export function useStalled(store: RunStore, known: boolean): void {
  const seq = useStore(store, ({ live }) => live.seq);
  const isNeeded = useStore(store, needsWorker);
  useEffect(() => store.getState().stall(known), [store, known]);
  useEffect(() => {
    if (!isNeeded) return;
    const { live, stall } = store.getState();
    const { look, stop } = watchWorker({
      isHidden: () => document.hidden,
      // Without an answer nothing is known: that the connection is lost is said elsewhere.
      ask: (signal) =>
        call(getRunStatus, { params: { runId: live.id }, signal }).then(
          (run) => run.stalled,
          () => null,
        ),
      tell: stall,
    });
    document.addEventListener("visibilitychange", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      stop();
    };
  }, [store, seq, isNeeded]);
}
