import fc from "fast-check";
import { expect, test } from "vitest";
import { runId } from "@/lib/core/ids";
import { emptyRun, fold } from "@/lib/trace/fold";
import { emptyTape, record, viewAfter } from "@/lib/trace/tape";
import { researchBrief } from "@/lib/trace/testing/research-brief";

const id = runId.parse("r1");
// Long enough to pass several checkpoints.
const brief = researchBrief();
const text = brief.filter((event) => event.type === "text.added");
const whole = [...brief.slice(0, -1), ...Array.from({ length: 900 }, (_, index) => text[index % text.length]!)].map((event, index) => ({
  ...event,
  seq: index + 1,
}));
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

test("[T3] a piece that holds events twice, as a reconnect before it was handed on makes it, records them once", () => {
  expect(record(emptyTape(id), [...whole.slice(0, 3), ...whole.slice(0, 3)])).toEqual(record(emptyTape(id), whole.slice(0, 3)));
  expect(record(emptyTape(id), [...whole.slice(0, 400), ...whole.slice(200)])).toEqual(tape);
});
