import { Duplex } from "node:stream";
import { constants, createGzip } from "node:zlib";
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

/** How one way of sending says what it has to say. */
type Form = { type: string; hello: string; stillHere: string; toText: (event: Event) => string };

const messages: Form = {
  type: "text/event-stream; charset=utf-8",
  hello: ": connected\n\n",
  stillHere: ": still here\n\n",
  toText: (event) => `id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`,
};
const lines: Form = {
  type: "application/x-ndjson; charset=utf-8",
  hello: "\n",
  stillHere: "\n",
  toText: (event) => `${JSON.stringify(event)}\n`,
};

/**
 * Events as `text/event-stream`, or as lines where the caller accepts `application/x-ndjson`. `id` is the event's number and there is
 * no `event` name, so that one handler gets all. Ends after the run's last event; a comment (of lines: an empty one) at the beginning
 * and now and then says that the connection is open and keeps it so. Lines are compressed where the caller takes that.
 */
export function eventStream(request: Request, follow: (signal: AbortSignal) => AsyncGenerator<Event[], void>): Response {
  const form = (request.headers.get("accept") ?? "").includes("application/x-ndjson") ? lines : messages;
  const packed = form === lines && (request.headers.get("accept-encoding") ?? "").includes("gzip");
  const headers = {
    "content-type": form.type,
    "cache-control": "no-cache, no-transform",
    "x-accel-buffering": "no",
    vary: "accept, accept-encoding",
    ...(packed && { "content-encoding": "gzip" }),
  };
  // Nobody would read what is opened for it.
  if (request.method === "HEAD") return new Response(null, { headers });
  const body = written(form, request.signal, follow);
  return new Response(packed ? body.pipeThrough(packing()) : body, { headers });
}

function written(
  form: Form,
  signal: AbortSignal,
  follow: (signal: AbortSignal) => AsyncGenerator<Event[], void>,
): ReadableStream<Uint8Array> {
  const gone = new AbortController();
  const events = follow(AbortSignal.any([signal, gone.signal]));
  let heartbeat: NodeJS.Timeout | undefined;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      // Headers go out with the first byte: a client sees at once that it is connected.
      controller.enqueue(encoder.encode(form.hello));
      heartbeat = setInterval(() => {
        // A reader that is behind has enough to read.
        if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(form.stillHere));
      }, heartbeatMs);
    },
    async pull(controller) {
      try {
        const next = await events.next();
        if (next.done !== true) return controller.enqueue(encoder.encode(next.value.map(form.toText).join("")));
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
}

/** Each piece goes out when it is written, as without. The quickest level: it packs events to a tenth, a better one takes three times as long. */
function packing(): ReadableWritablePair<Uint8Array<ArrayBuffer>, Uint8Array> {
  return Duplex.toWeb(createGzip({ level: constants.Z_BEST_SPEED, flush: constants.Z_SYNC_FLUSH })) as ReadableWritablePair<
    Uint8Array<ArrayBuffer>,
    Uint8Array
  >;
}
