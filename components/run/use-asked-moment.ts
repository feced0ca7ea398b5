import { useEffect } from "react";
import { momentIn } from "@/components/run/moment-link";
import { startOf, type RunStore } from "@/components/run/run-store";

/** Goes to the moment and the step that the address names, once what had happened until then is there. */
export function useAskedMoment(store: RunStore): void {
  useEffect(() => {
    const query = new URLSearchParams(location.search);
    const seconds = momentIn(location.search);
    const step = query.get("step");
    if (step !== null && new Set<string>(store.getState().live.steps.keys()).has(step)) store.getState().select(step);
    if (seconds === null) return;
    const go = () => {
      const { live, tape } = store.getState();
      const at = startOf(live) + seconds * 1_000;
      const isThere = (tape.times.at(-1) ?? -Infinity) >= at || (live.endedAt !== null && tape.events.length >= live.seq);
      if (!isThere) return;
      stop();
      store.getState().seek(at);
    };
    const stop = store.subscribe(go);
    go();
    return stop;
  }, [store]);
}
