import { createStore, type StoreApi } from "zustand/vanilla";
import type { Connection } from "@/components/run/event-stream";
import type { RunId } from "@/lib/core/ids";
import type { Stretch } from "@/lib/trace/axis";
import type { Event } from "@/lib/trace/event";
import { wayTo, type Folds } from "@/lib/trace/folds";
import { countAt } from "@/lib/trace/moments";
import type { Row } from "@/lib/trace/row";
import type { RunView } from "@/lib/trace/run-view";
import { undriven } from "@/lib/trace/undriven";
import { emptyTape, record, viewAfter, type Tape } from "@/lib/trace/tape";

export const speeds = [0.5, 1, 2, 5, 10, 20, 50] as const;
export type Speed = (typeof speeds)[number];

/** Time, and number of events until then: several may share a millisecond. */
type Playhead = { at: number; count: number };

export type RunState = {
  tape: Tape;
  /** All that is known: the tape's end, or what the server had folded while the tape still loads. */
  live: RunView;
  /** Nothing of it is left out: until the tape is there, what stands in turns may be. */
  whole: boolean;
  /** The run at the playhead: what canvas, waterfall and detail show. */
  view: RunView;
  /** null: at the end, and going with it. */
  playhead: Playhead | null;
  playing: boolean;
  speed: Speed;
  connection: Connection;
  /** How far this machine's clock is ahead of the server's: the least difference ever seen, what is above it was time on the way. */
  skewMs: number;
  /** Id of a row of the waterfall; its step is selected on the canvas too. */
  selected: string | null;
  /** Rows that the reader opened or folded. */
  folds: Folds;
  /** The stretch of time that the reader looks at; null: all of it. */
  part: Stretch | null;
  /** What the reader looks for among the steps; null: nothing is looked for. */
  query: string | null;
  cancelling: boolean;
  /** A question was answered, and no event has come since: a worker is to go on with it. */
  answered: boolean;
  /** No worker drives the run, though one should: said by the server, until an event says otherwise. */
  stalled: boolean;

  receive: (events: Event[], receivedAt: number) => void;
  /** The server's clock, as it was when it made the page. */
  synchronize: (serverNow: number, now: number) => void;
  connect: (connection: Connection) => void;
  play: () => void;
  pause: () => void;
  /** Moves the playhead by what the clock says has passed. */
  advance: (ms: number) => void;
  /** `event`: the number of the last event that is seen, where several share the time. */
  seek: (at: number, event?: number | null) => void;
  /** To the next (or an earlier) event; `far` looks for one that changes more than text. */
  step: (by: 1 | -1, far: boolean) => void;
  goLive: () => void;
  setSpeed: (speed: Speed) => void;
  select: (row: string | null) => void;
  /** Selects a row, opens those that it is under, and leaves a search that would hide it. */
  show: (row: string, all: readonly Row[]) => void;
  fold: (row: string, open: boolean) => void;
  look: (part: Stretch | null) => void;
  find: (query: string | null) => void;
  cancel: (asked: boolean) => void;
  answer: () => void;
  stall: (stalled: boolean) => void;
};

export type RunStore = StoreApi<RunState>;

/** The state of one run page. `snapshot` is the run as the server knew it, so that the first paint is complete; `partial`: or nearly. */
export function createRunStore(id: RunId, snapshot: RunView | null, partial = false): RunStore {
  const tape = emptyTape(id);
  const live = snapshot ?? tape.live;
  return createStore<RunState>()((set, get) => ({
    tape,
    live,
    whole: !partial,
    view: live,
    playhead: null,
    playing: false,
    speed: 1,
    connection: "connecting",
    skewMs: Infinity,
    selected: null,
    folds: new Map(),
    part: null,
    query: null,
    cancelling: false,
    answered: false,
    stalled: false,

    receive: (events, receivedAt) => set((state) => received(state, events, receivedAt)),
    synchronize: (serverNow, now) => set((state) => ({ skewMs: Math.min(state.skewMs, now - serverNow) })),
    connect: (connection) => set({ connection }),
    play: () => {
      const { live: run, playhead } = get();
      if (playhead === null && run.endedAt === null) return;
      set((state) => ({ ...(playhead === null ? toTime(state, startOf(run)) : {}), playing: true }));
    },
    pause: () =>
      set((state) => ({ ...(state.playhead === null && state.live.endedAt === null ? toTime(state, state.live.at) : {}), playing: false })),
    advance: (ms) =>
      set((state) => (state.playing && state.playhead !== null ? forward(state, state.playhead.at + ms * state.speed) : state)),
    seek: (at, event = null) => set((state) => ({ ...(event === null ? toTime(state, at) : toNumber(state, at, event)), playing: false })),
    step: (by, far) => set((state) => ({ ...toEvent(state, by, far), playing: false })),
    goLive: () => set((state) => ({ playhead: null, playing: false, view: endOf(state) })),
    setSpeed: (speed) => set({ speed }),
    select: (row) => set({ selected: row }),
    show: (row, all) => set(({ folds }) => ({ selected: row, query: null, folds: openedTo(row, all, folds) })),
    fold: (row, open) => set(({ folds }) => ({ folds: new Map(folds).set(row, open) })),
    look: (part) => set({ part }),
    find: (query) => set({ query }),
    cancel: (asked) => set({ cancelling: asked }),
    answer: () => set({ answered: true }),
    stall: (stalled) =>
      set((state) =>
        stalled === state.stalled ? state : { stalled, ...(state.playhead === null && { view: endOf({ ...state, stalled }) }) },
      ),
  }));
}

function openedTo(row: string, all: readonly Row[], folds: Folds): Folds {
  const opened = new Map(folds);
  for (const id of wayTo(all, row)) if (id !== row) opened.set(id, true);
  return opened;
}

/** What stands at the end of the run so far. */
function endOf({ live, stalled }: Pick<RunState, "live" | "stalled">): RunView {
  return stalled && live.endedAt === null ? undriven(live) : live;
}

/** The time of the run's first event. */
export function startOf(run: RunView): number {
  return run.queuedAt ?? run.startedAt ?? run.at;
}

/** The time that the playhead stands at; of a run that goes on, its clock. `now` is this machine's. */
export function playheadOf(state: RunState, now: number): number {
  return state.playhead?.at ?? liveTime(state, now);
}

export function liveTime({ live, skewMs }: RunState, now: number): number {
  return live.endedAt ?? Math.max(live.at, Number.isFinite(skewMs) ? now - skewMs : live.at);
}

function received(state: RunState, events: Event[], receivedAt: number): Partial<RunState> {
  const tape = record(state.tape, events);
  if (tape === state.tape) return {};
  const live = tape.live.seq >= state.live.seq ? tape.live : state.live;
  const skewMs = Math.min(state.skewMs, receivedAt - tape.live.at);
  const cancelling = state.cancelling && live.endedAt === null;
  const isNews = live.seq !== state.live.seq;
  const stalled = state.stalled && !isNews;
  const answered = state.answered && !isNews;
  const playhead = standing(state, tape);
  const view = playhead === null ? endOf({ live, stalled }) : viewAt({ tape, live }, playhead, nearOf(state));
  return { tape, live, whole: state.whole || live === tape.live, view, playhead, skewMs, cancelling, answered, stalled };
}

/** A playhead that was put past what had been loaded keeps its time: how many events that makes is known as they come in. */
function standing({ tape: before, live, playhead }: RunState, tape: Tape): Playhead | null {
  if (playhead === null || playhead.count < before.events.length) return playhead;
  const isPast = live !== before.live || playhead.at > (before.times.at(-1) ?? -Infinity);
  return isPast ? { ...playhead, count: countAt(tape.times, playhead.at) } : playhead;
}

/** The run at the playhead; its end is known from the server before the tape is there. */
function viewAt({ tape, live }: Pick<RunState, "tape" | "live">, { at, count }: Playhead, near: RunView | null): RunView {
  return count >= tape.events.length && at >= live.at ? live : viewAfter(tape, count, near);
}

/** What is shown, to be gone on from; what the server had folded lacks the streamed text. */
function nearOf({ tape, live, view }: RunState): RunView | null {
  return live === tape.live ? view : null;
}

function toTime(state: RunState, at: number): Partial<RunState> {
  const time = Math.min(Math.max(at, startOf(state.live)), state.live.endedAt ?? Infinity);
  return toCount(state, time, countAt(state.tape.times, time));
}

function toNumber(state: RunState, at: number, event: number): Partial<RunState> {
  const index = state.tape.events.findIndex(({ seq }) => seq === event);
  const time = state.tape.times[index];
  // An address that somebody wrote by hand may name an event of another time.
  return time === undefined || Math.abs(time - at) >= 1 ? toTime(state, at) : toCount(state, time, index + 1);
}

function toCount(state: RunState, at: number, count: number): Partial<RunState> {
  const playhead = { at, count };
  return { playhead, view: viewAt(state, playhead, nearOf(state)) };
}

function forward(state: RunState, at: number): Partial<RunState> {
  if (at >= state.live.at) return { playhead: null, playing: false, view: endOf(state) };
  return toTime(state, at);
}

function toEvent(state: RunState, by: 1 | -1, far: boolean): Partial<RunState> {
  const { tape } = state;
  const standing = state.playhead?.count ?? tape.events.length;
  let count = standing + by;
  if (far) while (count > 1 && count < tape.events.length && tape.events[count - 1]?.type === "text.added") count += by;
  // Which event comes before an end that only the server has seen, or after the last that is here, is not known yet.
  if (state.live !== tape.live && Math.max(standing, count) >= tape.events.length) return {};
  if (count >= tape.events.length) return { playhead: null, view: endOf(state) };
  const target = Math.max(1, count);
  return toCount(state, tape.times[target - 1] ?? startOf(state.live), target);
}
