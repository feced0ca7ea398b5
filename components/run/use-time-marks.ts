"use client";

import { useEffect, type RefObject } from "react";
import { placeOf } from "@/components/run/place";
import { liveTime, playheadOf, type RunStore } from "@/components/run/run-store";
import { isMoving } from "@/components/run/use-frame";
import type { Axis } from "@/lib/trace/axis";

/**
 * Keeps `--playhead` and `--now` of an element where the run's clock stands, in every frame while time moves, without drawing anything
 * anew: bars that go on and the line through them follow by style alone.
 */
export function useTimeMarks(element: RefObject<HTMLElement | null>, store: RunStore, scale: Axis): void {
  useEffect(() => {
    const calm = matchMedia("(prefers-reduced-motion: reduce)");
    let frame = 0;
    const mark = () => {
      const state = store.getState();
      const clock = Date.now();
      element.current?.style.setProperty("--playhead", placeOf(scale, playheadOf(state, clock)));
      element.current?.style.setProperty("--now", placeOf(scale, liveTime(state, clock)));
    };
    const run = () => {
      mark();
      frame = isMoving(store.getState()) && !calm.matches ? requestAnimationFrame(run) : 0;
    };
    const wake = () => {
      if (frame === 0) run();
    };
    run();
    const unsubscribe = store.subscribe(wake);
    return () => {
      unsubscribe();
      cancelAnimationFrame(frame);
    };
  }, [element, store, scale]);
}
