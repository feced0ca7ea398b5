import { endedStatus, type Event } from "@/lib/trace/event";

const heartbeatMs = 15_000;
const encoder = new TextEncoder();

/** Where the reader stands: the browser's own `Last-Event-ID` after a broken connection, else what was asked for. */
export function startOf(request: Request, after: number | undefined): number {
  const last = request.headers.get("last-event-id");
  if (last !== null && /^\d{1,9}$/.test(last)) return Number(last);
  return after ?? 0;
}

/** A browser that comes back after the last event is told by 204 to stay away; null: there may be more. */
export function nothingLeft(request: Request, run: { status: string; seq: number }, after: number): Response | null {
  const over = endedStatus.safeParse(run.status).success && after >= run.seq;
  return over && request.headers.has("last-event-id") ? new Response(null, { status: 204 }) : null;
}

/**
 * Events as `text/event-stream`, or as lines where the caller accepts `application/x-ndjson`. `id` is the event's number and there is
 * no `event` name, so that one handler gets all. Ends after the run's last event; a comment now and then keeps connections open.
 */
export function eventStream(request: Request, follow: (signal: AbortSignal) => AsyncGenerator<Event[], void>): Response {
  const lines = (request.headers.get("accept") ?? "").includes("application/x-ndjson");
  const headers = {
    "content-type": lines ? "application/x-ndjson; charset=utf-8" : "text/event-stream; charset=utf-8",
    // Not `no-transform`: the server packs messages (to a tenth) and sends each piece when it is written.
    "cache-control": "no-cache",
    "x-accel-buffering": "no",
  };
  // Nobody would read what is opened for it.
  if (request.method === "HEAD") return new Response(null, { headers });
  const gone = new AbortController();
  const events = follow(AbortSignal.any([request.signal, gone.signal]));
  let heartbeat: NodeJS.Timeout | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      if (lines) return;
      // Headers go out with the first byte: a client sees at once that it is connected.
      controller.enqueue(encoder.encode(": connected\n\n"));
      heartbeat = setInterval(() => {
        // A reader that is behind has enough to read.
        if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(": still here\n\n"));
      }, heartbeatMs);
    },
    async pull(controller) {
      try {
        const next = await events.next();
        if (next.done !== true) return controller.enqueue(encoder.encode(next.value.map(lines ? toLine : toMessage).join("")));
        clearInterval(heartbeat);
        controller.close();
      } catch (cause) {
        // The client sees a broken connection and resumes after the last event it has.
        clearInterval(heartbeat);
        controller.error(cause);
      }
    },
    async cancel() {
      clearInterval(heartbeat);
      gone.abort();
      await events.return();
    },
  });
  return new Response(body, { headers });
}

function toMessage(event: Event): string {
  return `id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`;
}

function toLine(event: Event): string {
  return `${JSON.stringify(event)}\n`;
}
