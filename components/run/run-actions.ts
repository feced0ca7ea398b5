import type { Action } from "@/components/actions/action";
import type { RunStore } from "@/components/run/run-store";
import { nextSpeed } from "@/components/run/transport";

/** Playback by key. Arrows go by event, with Shift by one that changes more than text. */
export function runActions(store: RunStore): readonly Action[] {
  const state = store.getState();
  const group = "Playback";
  const going = state.playing || (state.playhead === null && state.live.endedAt === null);
  return [
    { id: "play", label: going ? "Pause" : "Play", group, keys: ["space"], run: going ? state.pause : state.play },
    { id: "back", label: "Previous event", group, keys: ["arrowleft"], run: () => state.step(-1, false) },
    { id: "on", label: "Next event", group, keys: ["arrowright"], run: () => state.step(1, false) },
    { id: "far-back", label: "Previous event that is no text", group, keys: ["shift+arrowleft"], run: () => state.step(-1, true) },
    { id: "far-on", label: "Next event that is no text", group, keys: ["shift+arrowright"], run: () => state.step(1, true) },
    { id: "start", label: "To the start", group, keys: ["home"], run: () => state.seek(0) },
    { id: "end", label: "To the end", group, keys: ["end"], words: "live", run: state.goLive },
    { id: "faster", label: "Faster", group, keys: ["+"], run: () => state.setSpeed(nextSpeed(state.speed, 1)) },
    { id: "slower", label: "Slower", group, keys: ["-"], run: () => state.setSpeed(nextSpeed(state.speed, -1)) },
  ];
}
