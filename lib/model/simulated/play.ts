import type { ServerResponse } from "node:http";
import type { Moment } from "@/lib/model/simulated/timeline";

/** Where and how a stream breaks: after so many events. */
export type Break = { after: number; how: "stream_error" | "reset" | "clean_end" | "stall" };
export type Played = { aborted: boolean; events: number };

type Options = { /** Real time = model time x this. */ scale: number; breaks: Break | null; splitBytes: boolean };

/** Sends the events, each at its moment, until the end, the break, or the client's leaving. */
export function play(response: ServerResponse, moments: Moment[], { scale, breaks, splitBytes }: Options): Promise<Played> {
  const begun = performance.now();
  const last = breaks === null ? moments.length : Math.min(breaks.after, moments.length);
  const out = splitBytes ? splitWriter(response) : (text: string) => void response.write(text);
  return new Promise((resolve) => {
    let next = 0;
    let timer: NodeJS.Timeout | undefined;
    const finish = (aborted: boolean) => {
      clearTimeout(timer);
      response.off("close", onClose);
      resolve({ aborted, events: next });
    };
    const onClose = () => finish(true);
    response.on("close", onClose);
    const step = () => {
      const elapsed = performance.now() - begun;
      let due = "";
      // Timers fire up to a millisecond late, so what is almost due goes now.
      while (next < last && (moments[next]?.atMs ?? 0) * scale <= elapsed + 0.5) due += sse(moments[next++]);
      if (due !== "") out(due);
      if (next < last) timer = setTimeout(step, (moments[next]?.atMs ?? 0) * scale - elapsed);
      else if (breaks?.how !== "stall") close();
    };
    const close = () => {
      finish(false);
      // The client has to read what came before the break.
      if (splitBytes || breaks !== null) setTimeout(() => end(response, breaks), 5);
      else end(response, breaks);
    };
    step();
  });
}

function sse(moment: Moment | undefined): string {
  return moment === undefined ? "" : `event: ${String(moment.event["type"])}\ndata: ${JSON.stringify(moment.event)}\n\n`;
}

function end(response: ServerResponse, breaks: Break | null): void {
  if (breaks?.how === "reset") {
    response.socket?.resetAndDestroy();
    return;
  }
  if (breaks?.how === "stream_error") {
    const event = {
      type: "error",
      error: { type: "overloaded_error", message: "Overloaded" },
      request_id: response.getHeader("request-id"),
    };
    response.write(`event: error\ndata: ${JSON.stringify(event)}\n\n`);
  }
  response.end();
}

/** Cuts each piece before the last byte of its last letter of several bytes, and sends the rest a moment later. */
function splitWriter(response: ServerResponse): (text: string) => void {
  return (text) => {
    const bytes = Buffer.from(text);
    const inside = bytes.findLastIndex((byte) => byte >= 0x80 && byte < 0xc0);
    const cut = inside === -1 ? bytes.length - 1 : inside;
    response.write(bytes.subarray(0, cut));
    setTimeout(() => response.write(bytes.subarray(cut)), 1);
  };
}
