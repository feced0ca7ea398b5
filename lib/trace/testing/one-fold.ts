import { deepStrictEqual, strictEqual } from "node:assert";
import type { RunId } from "@/lib/core/ids";
import type { Event } from "@/lib/trace/event";
import { emptyRun, fold } from "@/lib/trace/fold";
import { rows } from "@/lib/trace/rows";
import { emptyTape, record, viewAfter } from "@/lib/trace/tape";

/**
 * Holds what a page makes of a run's events against the fold of all of them: heard in pieces of any size, some twice, as after a
 * reconnect; played back to its end and to moments before; and the sums of its last event. Throws where any two differ (T2, T6).
 */
export function checkOneFold(id: RunId, events: readonly Event[]): void {
  const whole = fold(emptyRun(id), events);
  let tape = emptyTape(id);
  for (let at = 0; at < events.length;) {
    const until = at + 1 + Math.floor(Math.random() * 60);
    tape = record(tape, events.slice(Math.max(0, at - 3), until));
    at = until;
  }
  deepStrictEqual(tape.live, whole, "heard in pieces, a run is another");
  strictEqual(viewAfter(tape, Infinity), tape.live, "the end of playback is not the live run");
  let near = whole;
  for (let tries = 0; tries < 6; tries += 1) {
    const count = Math.floor(Math.random() * (events.length + 1));
    near = viewAfter(tape, count, near);
    deepStrictEqual(near, fold(emptyRun(id), events.slice(0, count)), `played back to event ${count}, a run is another than it was then`);
  }
  deepStrictEqual(rows(viewAfter(tape, events.length, near), []), rows(whole, []), "played back, the rows are others");
  const end = events.at(-1);
  if (end?.type !== "run.finished") return;
  const sums = { costNanoUsd: String(whole.costNanoUsd), unpricedCalls: whole.unpricedCalls, tokens: whole.tokens };
  deepStrictEqual(
    sums,
    { costNanoUsd: end.costNanoUsd, unpricedCalls: end.unpricedCalls, tokens: end.tokens },
    "the last event's sums differ",
  );
}
