import { parseEvent, type Event } from "@/lib/trace/event";

/** open: events come. lost: nothing came through, it is being tried again. ended: the run's last event is here. */
export type Connection = "connecting" | "open" | "lost" | "ended";

type Listener = {
  /** Number of the last event that is known here: the stream goes on after it. */
  after: () => number;
  receive: (events: Event[]) => void;
  connection: (state: Connection) => void;
  /** Milliseconds between one handing on and the next, at least; 0: every frame. */
  pace: () => number;
};

/** The server says every 15 s that it is still there: a connection on which nothing comes for so long is dead, whatever the system says. */
const silenceMs = 40_000;

/** A connection that stood so long was no failure, even if nothing happened in the run. */
const steadyMs = 10_000;

const field = "data: ";

/**
 * Follows the events of a run until its last. The stream is read by hand: the browser's own reader tells of each message apart, which
 * takes seconds where there are ten thousands. Where the connection breaks or nothing comes any more, a new one goes on after the
 * last event that is known here. Events are handed on together. Returns what ends it.
 */
export function followEvents(address: string, listener: Listener): () => void {
  const stopped = new AbortController();
  const gather = gathering(listener);
  void keepReading(address, listener, gather.add, stopped.signal).then((over) => {
    if (!over || stopped.signal.aborted) return;
    gather.flush();
    listener.connection("ended");
  });
  return () => {
    stopped.abort();
    gather.stop();
  };
}

/** Gives whether the run's last event was read: else nobody listens any more. */
async function keepReading(address: string, listener: Listener, add: (event: Event) => void, stopped: AbortSignal): Promise<boolean> {
  for (let failures = 0; !stopped.aborted; failures += 1) {
    if (failures > 0) await pause(Math.min(15_000, 250 * 2 ** failures), stopped);
    const began = performance.now();
    try {
      for await (const event of readMessages(`${address}?after=${listener.after()}`, stopped, () => listener.connection("open"))) {
        failures = 0;
        add(event);
        if (event.type === "run.finished") return true;
      }
    } catch {
      // Whatever went wrong on the way, what is stored can be read again.
    }
    if (performance.now() - began > steadyMs) failures = 0;
    if (!stopped.aborted) listener.connection("lost");
  }
  return false;
}

async function* readMessages(address: string, stopped: AbortSignal, opened: () => void): AsyncGenerator<Event, void> {
  const silent = new AbortController();
  let watchdog = setTimeout(() => silent.abort(), silenceMs);
  try {
    const signal = AbortSignal.any([stopped, silent.signal]);
    const answer = await fetch(address, { headers: { accept: "text/event-stream" }, cache: "no-store", signal });
    if (!answer.ok || answer.body === null) throw new Error(`events are refused: ${answer.status}`);
    opened();
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let rest = ""; ;) {
      const { value: piece, done } = await reader.read();
      if (done) return;
      clearTimeout(watchdog);
      watchdog = setTimeout(() => silent.abort(), silenceMs);
      const lines = (rest + piece).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        // Numbers stand in the events too; all else says that the connection stands.
        const event = line.startsWith(field) ? parseEvent(JSON.parse(line.slice(field.length))) : null;
        if (event !== null) yield event;
      }
    }
  } finally {
    clearTimeout(watchdog);
    silent.abort();
  }
}

function pause(ms: number, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    stopped.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });
}

/** Collects events and hands them on together, in a frame of its own; a hidden tab has no frames, so a timer stands in. */
function gathering({ receive, pace }: Pick<Listener, "receive" | "pace">) {
  let waiting: Event[] = [];
  let handedOn = 0;
  let cancel: (() => void) | null = null;
  const flush = () => {
    cancel?.();
    cancel = null;
    const batch = waiting;
    waiting = [];
    handedOn = performance.now();
    if (batch.length > 0) receive(batch);
  };
  return {
    add(event: Event): void {
      waiting.push(event);
      cancel ??= soon(flush, handedOn + pace() - performance.now());
    },
    flush,
    stop(): void {
      cancel?.();
      waiting = [];
    },
  };
}

const hiddenMs = 250;

/** `ms`: not before so many have passed. */
function soon(work: () => void, ms: number): () => void {
  if (document.hidden || ms > 0) return after(document.hidden ? hiddenMs : ms, work);
  const frame = requestAnimationFrame(work);
  let cancel = () => cancelAnimationFrame(frame);
  // When the tab goes out of sight, the frame that was asked for does not come before it is back, which may be hours.
  const byTimer = () => {
    cancel();
    cancel = after(hiddenMs, work);
  };
  document.addEventListener("visibilitychange", byTimer, { once: true });
  return () => {
    document.removeEventListener("visibilitychange", byTimer);
    cancel();
  };
}

function after(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
}
