"use client";

import { useEffect } from "react";
import { useStore } from "zustand";
import type { RunStore } from "@/components/run/run-store";

/** Moves the playhead with the browser's frames while the run is played. */
export function usePlayback(store: RunStore): void {
  const playing = useStore(store, (state) => state.playing);
  useEffect(() => {
    if (!playing) return;
    let last = performance.now();
    let frame = requestAnimationFrame(function advance(now) {
      store.getState().advance(now - last);
      last = now;
      frame = requestAnimationFrame(advance);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing, store]);
}
