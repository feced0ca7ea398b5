"use client";

import { useEffect, useState } from "react";
import { frameOf, type Frame } from "@/components/run/frame";
import type { RunState, RunStore } from "@/components/run/run-store";
import type { Outlined } from "@/lib/trace/row";

const pace = 250;
const many = 1_000;

/** The moment to show. While time moves it changes four times a second at most; a reader's own act shows at once. */
export function useFrame(store: RunStore, outline: readonly Outlined[]): Frame {
  // The clock of the first picture is that of the last event, on the server as here.
  const [frame, setFrame] = useState(() => frameOf(store.getState(), outline, 0));

  useEffect(() => {
    let drawnAt = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const draw = () => {
      timer = undefined;
      drawnAt = performance.now();
      setFrame(frameOf(store.getState(), outline, Date.now()));
    };
    const soon = (state: RunState, before: RunState) => {
      const jumped = isAtEnd(state) !== isAtEnd(before);
      // With what came of a large run, which comes as seldom: the page is then drawn once for both.
      const due = performance.now() - drawnAt >= pace * 0.9;
      // What was read of a large run has taken its time: drawing is a task of its own, so that the page answers in between.
      if (!isMoving(state) && !jumped && state.live.steps.size > many) timer ??= setTimeout(draw);
      else if (!isMoving(state) || jumped || due) {
        clearTimeout(timer);
        draw();
      } else timer ??= setTimeout(draw, Math.max(0, drawnAt + pace - performance.now()));
    };
    const unsubscribe = store.subscribe(soon);
    const ticking = setInterval(() => {
      if (isMoving(store.getState())) timer ??= setTimeout(draw, Math.max(0, drawnAt + pace - performance.now()));
    }, pace);
    draw();
    return () => {
      unsubscribe();
      clearInterval(ticking);
      clearTimeout(timer);
    };
  }, [store, outline]);

  return frame;
}

/** Whether the playhead goes forward by itself. */
export function isMoving({ playing, playhead, live }: RunState): boolean {
  return playhead === null ? live.endedAt === null : playing;
}

function isAtEnd({ playhead }: RunState): boolean {
  return playhead === null;
}
