import { parseEvent, type Event } from "@/lib/trace/event";

/** open: events come. lost: nothing came through, it is being tried again. ended: the run's last event is here. */
export type Connection = "connecting" | "open" | "lost" | "ended";

type Listener = {
  /** Number of the last event that is known here: the stream goes on after it. */
  after: () => number;
  receive: (events: Event[]) => void;
  connection: (state: Connection) => void;
};

/**
 * Follows the events of a run until its last. The browser resumes by Last-Event-ID; where it gives up (an answer that is no stream),
 * a new stream is opened after the last known event. Events are handed on once per frame. Returns what ends it.
 */
export function followEvents(address: string, listener: Listener): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  const gather = perFrame(listener.receive);

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

/** Collects events and hands them on together, at most once per frame; a hidden tab has no frames, so a timer stands in. */
function perFrame(receive: (events: Event[]) => void) {
  let waiting: Event[] = [];
  let cancel: (() => void) | null = null;
  const flush = () => {
    cancel?.();
    cancel = null;
    const batch = waiting;
    waiting = [];
    if (batch.length > 0) receive(batch);
  };
  return {
    add(event: Event): void {
      waiting.push(event);
      cancel ??= soon(flush);
    },
    flush,
    stop(): void {
      cancel?.();
      waiting = [];
    },
  };
}

function soon(work: () => void): () => void {
  if (document.hidden) {
    const timer = setTimeout(work, 250);
    return () => clearTimeout(timer);
  }
  const frame = requestAnimationFrame(work);
  return () => cancelAnimationFrame(frame);
}
