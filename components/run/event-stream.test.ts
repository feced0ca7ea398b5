import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { followEvents } from "@/components/run/event-stream";
import type { Event } from "@/lib/trace/event";

/** A tab as the browser has it: frames come while it is seen, and when it goes away the document says so. */
class Tab extends EventTarget {
  hidden = false;
  private frames = new Map<number, () => void>();
  private last = 0;

  ask = (work: () => void): number => (this.frames.set((this.last += 1), work), this.last);
  cancel = (frame: number): void => void this.frames.delete(frame);

  get asked(): number {
    return this.frames.size;
  }

  draw(): void {
    const frames = [...this.frames.values()];
    this.frames.clear();
    for (const work of frames) work();
  }

  hide(): void {
    this.hidden = true;
    this.dispatchEvent(new globalThis.Event("visibilitychange"));
  }
}

let tab: Tab;
let send: (seq: number) => void;
let received: number[];
let stop: () => void;

beforeEach(() => {
  tab = new Tab();
  received = [];
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      send = (seq) => {
        const event = { type: "step.cancelled", stepId: "a", seq, at: new Date(seq).toISOString() };
        controller.enqueue(new TextEncoder().encode(`id: ${seq}\ndata: ${JSON.stringify(event)}\n\n`));
      };
    },
  });
  vi.stubGlobal("document", tab);
  vi.stubGlobal("requestAnimationFrame", tab.ask);
  vi.stubGlobal("cancelAnimationFrame", tab.cancel);
  vi.stubGlobal("fetch", async () => new Response(body));
  const receive = (events: Event[]) => void received.push(...events.map(({ seq }) => seq));
  stop = followEvents("/events", { after: () => received.at(-1) ?? 0, receive, connection: () => undefined, pace: () => 0 });
});

afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

test("events are handed on together, in the next frame", async () => {
  send(1);
  send(2);
  await vi.waitFor(() => expect(tab.asked).toBe(1));
  expect(received).toEqual([]);
  await vi.waitFor(() => (tab.draw(), expect(received).toEqual([1, 2])));
});

test("a frame that was asked for before the tab was hidden never comes: what waited for it is handed on all the same, once", async () => {
  send(1);
  await vi.waitFor(() => expect(tab.asked).toBe(1));
  tab.hide();
  await vi.waitFor(() => expect(received).toEqual([1]));
  expect(tab.asked).toBe(0);
  send(2);
  await vi.waitFor(() => expect(received).toEqual([1, 2]));
});
