import type { Action } from "@/components/actions/action";
import { copyMoment } from "@/components/run/moment-link";
import type { RunStore } from "@/components/run/run-store";
import type { Stretch } from "@/lib/trace/axis";
import { firstMoment } from "@/lib/trace/segments";
import { nextSpeed } from "@/components/run/transport";

/** Playback by key. Arrows go by event, with Shift by one that changes more than text. */
export function runActions(store: RunStore): readonly Action[] {
  const state = store.getState();
  const group = "Playback";
  const stretch = stretchOf(store);
  const going = state.playing || (state.playhead === null && state.live.endedAt === null);
  return [
    { id: "play", label: going ? "Pause" : "Play", group, keys: ["space"], run: going ? state.pause : state.play },
    { id: "back", label: "Previous event", group, keys: ["arrowleft"], run: () => state.step(-1, false) },
    { id: "on", label: "Next event", group, keys: ["arrowright"], run: () => state.step(1, false) },
    { id: "far-back", label: "Previous event that is no text", group, keys: ["shift+arrowleft"], run: () => state.step(-1, true) },
    { id: "far-on", label: "Next event that is no text", group, keys: ["shift+arrowright"], run: () => state.step(1, true) },
    { id: "start", label: "To the start", group, keys: ["home"], run: () => state.seek(0) },
    { id: "end", label: "To the end", group, keys: ["end"], words: "live", run: state.goLive },
    { id: "find-step", label: "Find a step", group: "Steps", keys: ["/", "mod+f"], words: "search", run: () => state.find("") },
    {
      id: "look-at-step",
      label: "Look at the time of the selected step alone",
      group: "Steps",
      keys: ["z"],
      words: "zoom",
      can: () => stretch !== null,
      run: () => state.look(stretch),
    },
    {
      id: "look-at-all",
      label: "Look at the time of the whole run",
      group: "Steps",
      keys: ["shift+z"],
      words: "zoom out",
      can: () => state.part !== null,
      run: () => state.look(null),
    },
    {
      id: "link-to-moment",
      label: "Copy a link to this moment",
      group: "Playback",
      words: "share t address",
      run: () => void copyMoment(store),
    },
    { id: "faster", label: "Faster", group, keys: ["+"], run: () => state.setSpeed(nextSpeed(state.speed, 1)) },
    { id: "slower", label: "Slower", group, keys: ["-"], run: () => state.setSpeed(nextSpeed(state.speed, -1)) },
  ];
}

/** The time of the selected step, with a little room on both sides; null: it has not begun. */
function stretchOf(store: RunStore): Stretch | null {
  const { selected, live } = store.getState();
  const step = [...live.steps.values()].find((each) => each.id === selected);
  const from = step === undefined ? null : firstMoment(step);
  if (step === undefined || from === null) return null;
  const to = step.endedAt ?? live.endedAt ?? live.at;
  const room = Math.max(20, (to - from) * 0.04);
  return { from: from - room, to: to + room };
}
