import { useEffect } from "react";
import { momentIn, type Moment } from "@/components/run/moment-link";
import { startOf, type RunState, type RunStore } from "@/components/run/run-store";

/** Goes to the moment and the step that the address names, once what had happened until then is there. */
export function useAskedMoment(store: RunStore): void {
  useEffect(() => {
    const step = new URLSearchParams(location.search).get("step");
    const moment = momentIn(location.search);
    const stops = [
      step === null ? null : untilDone(store, (state) => selected(state, step)),
      moment === null ? null : untilDone(store, (state) => sought(state, moment)),
    ];
    return () => stops.forEach((stop) => stop?.());
  }, [store]);
}

/** A step in a turn of a large run is not known before all of the run is. */
function selected({ live, whole, select }: RunState, asked: string): boolean {
  for (const step of live.steps.keys()) {
    if (step !== asked) continue;
    select(step);
    return true;
  }
  return whole;
}

function sought({ live, tape, seek }: RunState, { seconds, event }: Moment): boolean {
  const at = startOf(live) + seconds * 1_000;
  const isThere = (tape.times.at(-1) ?? -Infinity) >= at || (live.endedAt !== null && tape.events.length >= live.seq);
  if (isThere) seek(at, event);
  return isThere;
}

/** Tries now and with every change, until it has been done. Returns what gives it up. */
function untilDone(store: RunStore, attempt: (state: RunState) => boolean): () => void {
  let over = false;
  const look = (state: RunState) => {
    if (over) return;
    // Before it acts: what it does is a change too.
    over = true;
    over = attempt(state);
    if (over) stop();
  };
  const stop = store.subscribe(look);
  look(store.getState());
  return stop;
}
