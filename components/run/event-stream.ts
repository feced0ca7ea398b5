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

/**
 * Follows the events of a run until its last. The browser resumes by Last-Event-ID; where it gives up (an answer that is no stream),
 * a new stream is opened after the last known event. Events are handed on together. Returns what ends it.
 */
export function followEvents(address: string, listener: Listener): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  const gather = gathering(listener);

  function open(): void {
    source = new EventSource(`${address}?after=${listener.after()}`);
    source.onopen = () => {
      failures = 0;
      listener.connection("open");
    };
    source.onmessage = (message: MessageEvent<string>) => {
      const event = parseEvent(JSON.parse(message.data));
      if (event === null) return;
      gather.add(event);
      if (event.type === "run.finished") finish();
    };
    source.onerror = () => {
      listener.connection("lost");
      if (source?.readyState !== EventSource.CLOSED) return;
      failures += 1;
      timer = setTimeout(open, Math.min(15_000, 500 * 2 ** failures));
    };
  }

  function finish(): void {
    source?.close();
    gather.flush();
    listener.connection("ended");
  }

  open();
  return () => {
    clearTimeout(timer);
    source?.close();
    gather.stop();
  };
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

/** `ms`: not before so many have passed. */
function soon(work: () => void, ms: number): () => void {
  if (document.hidden || ms > 0) {
    const timer = setTimeout(work, document.hidden ? 250 : ms);
    return () => clearTimeout(timer);
  }
  const frame = requestAnimationFrame(work);
  return () => cancelAnimationFrame(frame);
}
