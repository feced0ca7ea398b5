import type { Event } from "@/lib/trace/event";

/** When each event happened, for the scrubber: by index, never going back even where clocks of two workers differ. */
export function moments(events: readonly Event[], known: readonly number[] = []): number[] {
  const times = [...known];
  for (let index = known.length; index < events.length; index += 1) {
    times.push(Math.max(times.at(-1) ?? 0, Date.parse(events[index]?.at ?? "") || 0));
  }
  return times;
}

/** How many events had happened at `at`. */
export function countAt(times: readonly number[], at: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The share of events in each of `buckets` equal stretches, the fullest being 1. */
export function density(places: readonly number[], buckets: number): number[] {
  const counts = new Array<number>(buckets).fill(0);
  for (const place of places) {
    const bucket = Math.min(buckets - 1, Math.max(0, Math.floor(place * buckets)));
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  const most = Math.max(1, ...counts);
  return counts.map((count) => count / most);
}

/** Events that a reader looks for: what broke, and what asks for a person. */
export function marks(events: readonly Event[], times: readonly number[]): Mark[] {
  return events.flatMap((event, index): Mark[] => {
    const at = times[index] ?? 0;
    if (event.type === "step.failed" || event.type === "call.failed" || event.type === "call.lost") return [{ at, kind: "fail" }];
    return event.type === "run.waiting" ? [{ at, kind: "ask" }] : [];
  });
}

export type Mark = { at: number; kind: "fail" | "ask" };
