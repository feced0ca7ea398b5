import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runId } from "@/lib/core/ids";
import type { Event } from "@/lib/trace/event";
import { emptyRun, fold } from "@/lib/trace/fold";
import { emptyTape, record, viewAfter } from "@/lib/trace/tape";
import { researchBrief } from "@/lib/trace/testing/research-brief";

const id = runId.parse("r1");
const brief = researchBrief();
const text = brief.filter((event) => event.type === "text.added");

/** The brief, and so many more pieces of text. */
function longBrief(more: number): Event[] {
  const pieces = Array.from({ length: more }, (_, index) => text[index % text.length]!);
  return [...brief.slice(0, -1), ...pieces].map((event, index) => ({ ...event, seq: index + 1 }));
}

// Long enough to pass several checkpoints.
const whole = longBrief(900);
const tape = record(emptyTape(id), whole);

test("[T2] the view after any number of events is the fold of just those, from wherever playback stands", () => {
  fc.assert(
    fc.property(fc.nat(whole.length), fc.nat(whole.length), (count, other) => {
      const near = viewAfter(tape, other);
      expect(viewAfter(tape, count, near)).toEqual(fold(emptyRun(id), whole.slice(0, count)));
    }),
    { numRuns: 60 },
  );
});

test("[T2] playback at the end is the live view itself", () => {
  expect(viewAfter(tape, Infinity)).toBe(tape.live);
});

test("[T3] pieces that overlap, as after a reconnect, record every event once", () => {
  const pieces = [whole.slice(0, 300), whole.slice(200, 700), whole.slice(650), whole];
  const joined = pieces.reduce(record, emptyTape(id));
  expect(joined).toEqual(tape);
  expect(record(joined, whole.slice(-50))).toBe(joined);
});

describe("a tape of many events", () => {
  const long = longBrief(70_000);
  const recorded = record(emptyTape(id), long);

  test("keeps few checkpoints, for each is a copy of all steps, and every one stands where it says", () => {
    expect(recorded.checkpoints.length).toBeLessThanOrEqual(64);
    expect(recorded.checkpoints.length).toBeGreaterThan(32);
    const seqs = recorded.checkpoints.map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, index) => index * seqs[1]!));
  });

  test("[T2] shows after any number of events the fold of just those", () => {
    fc.assert(
      fc.property(fc.nat(long.length), (count) => {
        expect(viewAfter(recorded, count)).toEqual(fold(emptyRun(id), long.slice(0, count)));
      }),
      { numRuns: 8 },
    );
  });

  test("[T3] is the same whatever pieces it came in", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(long.length), { maxLength: 12 }), (cuts) => {
        const ends = [...cuts.toSorted((a, b) => a - b), long.length];
        const joined = ends.reduce((before, end) => record(before, long.slice(before.events.length, end)), emptyTape(id));
        expect(joined.checkpoints.map(({ seq }) => seq)).toEqual(recorded.checkpoints.map(({ seq }) => seq));
        expect(joined.live).toEqual(recorded.live);
      }),
      { numRuns: 8 },
    );
  });
});

test("[T3] a piece that holds events twice, as a reconnect before it was handed on makes it, records them once", () => {
  expect(record(emptyTape(id), [...whole.slice(0, 3), ...whole.slice(0, 3)])).toEqual(record(emptyTape(id), whole.slice(0, 3)));
  expect(record(emptyTape(id), [...whole.slice(0, 400), ...whole.slice(200)])).toEqual(tape);
});
