"use client";

import { useEffect } from "react";
import type { RunStore } from "@/components/run/run-store";
import { nextSpeed } from "@/components/run/transport";

/** Space plays; arrows go by event, with shift by one that changes more than text; Home, End; + and - set the speed. */
export function useRunKeys(store: RunStore): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) return;
      if (event.target.closest(taken) !== null) return;
      const act = actOf(store, event, event.target.closest(pressable) !== null);
      if (act === null) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [store]);
}

/** Places where these keys mean something else. */
const taken =
  "input, textarea, select, [contenteditable=true], [role=dialog], [role=menu], [role=tablist], [role=radiogroup], [role=separator]";
const pressable = "button, a, summary, [role=tab]";

function actOf(store: RunStore, event: KeyboardEvent, onButton: boolean): (() => void) | null {
  const state = store.getState();
  switch (event.key) {
    case " ": {
      if (onButton) return null;
      const going = state.playing || (state.playhead === null && state.live.endedAt === null);
      return going ? state.pause : state.play;
    }
    case "ArrowLeft":
      return () => state.step(-1, event.shiftKey);
    case "ArrowRight":
      return () => state.step(1, event.shiftKey);
    case "Home":
      return () => state.seek(0);
    case "End":
      return state.goLive;
    case "+":
      return () => state.setSpeed(nextSpeed(state.speed, 1));
    case "-":
      return () => state.setSpeed(nextSpeed(state.speed, -1));
    default:
      return null;
  }
}
