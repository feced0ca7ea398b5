import type { RunId } from "@/lib/core/ids";
import type { Event } from "@/lib/trace/event";
import { emptyRun, fold } from "@/lib/trace/fold";
import { moments } from "@/lib/trace/moments";
import type { RunView } from "@/lib/trace/run-view";

/** All events of a run that have come in so far, and its view after any number of them. */
export type Tape = {
  events: readonly Event[];
  /** When each event happened. */
  times: readonly number[];
  /** After all of them. */
  live: RunView;
  /** Views after every so many events (`spacingOf`), so that no jump has to fold more than that. */
  checkpoints: readonly RunView[];
};

const closest = 256;
/** Each checkpoint of a run of many steps is a map of all of them: hundreds of those would take more memory than the run itself. */
const mostCheckpoints = 64;

export function emptyTape(id: RunId): Tape {
  return { events: [], times: [], live: emptyRun(id), checkpoints: [emptyRun(id)] };
}

/** Puts new events at the end. What is there already, by number, changes nothing: the same tape comes back. */
export function record(tape: Tape, incoming: readonly Event[]): Tape {
  let last = tape.live.seq;
  // One piece may hold an event twice too: what came before a reconnect and after it is handed on together.
  const fresh = incoming.filter(({ seq }) => {
    if (seq <= last) return false;
    last = seq;
    return true;
  });
  if (fresh.length === 0) return tape;
  const events = [...tape.events, ...fresh];
  const spacing = spacingOf(events.length);
  const every = spacing / spacingOf(tape.events.length);
  const checkpoints = tape.checkpoints.filter((_, index) => index % every === 0);
  let live = tape.live;
  let done = tape.events.length;
  while (done < events.length) {
    const next = Math.min(events.length, checkpoints.length * spacing);
    live = fold(live, events.slice(done, next));
    done = next;
    if (done === checkpoints.length * spacing) checkpoints.push(live);
  }
  return { events, times: moments(events, tape.times), live, checkpoints };
}

/** The run after its first `count` events. `near` is a view that may be closer than the last checkpoint. */
export function viewAfter(tape: Tape, count: number, near: RunView | null = null): RunView {
  if (count >= tape.events.length) return tape.live;
  const spacing = spacingOf(tape.events.length);
  const index = Math.floor(count / spacing);
  const checkpoint = tape.checkpoints[index] ?? emptyRun(tape.live.id);
  const target = tape.events[count - 1]?.seq ?? 0;
  const from = near !== null && near.seq >= checkpoint.seq && near.seq <= target ? near : checkpoint;
  return fold(from, tape.events.slice(index * spacing, count));
}

/** Events from one checkpoint to the next: the longer the tape, the more, in doublings, so that a tape that grows keeps every other one. */
function spacingOf(events: number): number {
  let spacing = closest;
  while (events / spacing >= mostCheckpoints) spacing *= 2;
  return spacing;
}
