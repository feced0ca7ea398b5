"use client";

import { useEffect, type CSSProperties, type RefObject } from "react";
import type { Frame } from "@/components/run/frame";
import { placeOf } from "@/components/run/place";
import { liveTime, playheadOf, type RunStore } from "@/components/run/run-store";
import { isMoving } from "@/components/run/use-frame";
import type { Axis } from "@/lib/trace/axis";

/**
 * What an element is given whose own style says `--playhead` or `--now`. As few as can be, and nothing that holds others: what is inside
 * would be styled anew whenever time has moved.
 */
export function timed({ scale, at, now }: Pick<Frame, "scale" | "at" | "now">): { "data-timed": true; style: CSSProperties } {
  const style = { "--playhead": placeOf(scale, at), "--now": placeOf(scale, now) } as CSSProperties; // custom properties are not in its type
  return { "data-timed": true, style };
}

/**
 * Keeps both marks where the run's clock stands, in every frame while time moves, without drawing anything anew: bars that go on and the
 * line through them follow by style alone.
 */
export function useTimeMarks(root: RefObject<HTMLElement | null>, store: RunStore, scale: Axis): void {
  useEffect(() => {
    const calm = matchMedia("(prefers-reduced-motion: reduce)");
    let frame = 0;
    const mark = () => {
      const state = store.getState();
      const clock = Date.now();
      const [playhead, now] = [visible(playheadOf(state, clock)), visible(liveTime(state, clock))];
      for (const { style } of root.current?.querySelectorAll<HTMLElement>("[data-timed]") ?? []) {
        if (style.getPropertyValue("--playhead") !== playhead) style.setProperty("--playhead", playhead);
        if (style.getPropertyValue("--now") !== now) style.setProperty("--now", now);
      }
    };
    // Steps that can be seen: a long run's clock moves a few pixels in a second, and each step is painted.
    const finest = scale.elasticMs / 4_000;
    const visible = (at: number) => placeOf(scale, Math.round(at / finest) * finest);
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
  }, [root, store, scale]);
}
