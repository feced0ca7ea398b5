"use client";

import { useEffect } from "react";
import { useStore } from "zustand";
import type { RunStore } from "@/components/run/run-store";
import { call } from "@/lib/contract/client";
import { getRun } from "@/lib/contract/runs";

/** A living worker may well be silent so long, while a model thinks. */
const silenceMs = 3_000;

/** Whoever has heard nothing of a run for a while asks whether anybody drives it: a worker that is gone cannot say so itself. */
export function useStalled(store: RunStore, known: boolean): void {
  const seq = useStore(store, ({ live }) => live.seq);
  const isOver = useStore(store, ({ live }) => live.endedAt !== null);
  useEffect(() => store.getState().stall(known), [store, known]);
  useEffect(() => {
    if (isOver) return;
    let timer = setTimeout(() => void look(), silenceMs);
    const stopped = new AbortController();
    async function look(): Promise<void> {
      const run = await call(getRun, { params: { runId: store.getState().live.id } }).catch(() => null);
      if (stopped.signal.aborted) return;
      // Without an answer nothing is known: that the connection is lost is said elsewhere.
      if (run !== null) store.getState().stall(run.stalled);
      timer = setTimeout(() => void look(), silenceMs);
    }
    return () => {
      stopped.abort();
      clearTimeout(timer);
    };
  }, [store, seq, isOver]);
}
