import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runId } from "@/lib/core/ids";
import { axis, breakWidth, horizon, isSeen, ticks, toPlace, toTime } from "@/lib/trace/axis";
import { emptyRun, fold } from "@/lib/trace/fold";
import { researchBrief } from "@/lib/trace/testing/research-brief";
import { Story } from "@/lib/trace/testing/story";

const id = runId.parse("r1");

function idleRun() {
  const story = new Story(0);
  story.tell(0, { type: "run.started", worker: "w", epoch: 1, format: 1 });
  const step = story.begin(0, "a", { name: "A", kind: "executor" });
  story.refused(step, { model: "m", at: 0, ms: 2_000 }, { code: "overloaded", message: "" });
  story.retry(2_000, step, 1, 30_000, "overloaded");
  story.begin(32_000, "a", { name: "A", kind: "executor", attempt: 2 });
  story.say(step, { model: "m", at: 32_000, ms: 2_000, text: "done" }, 2);
  return fold(emptyRun(id), story.finish(34_000, "succeeded", null).events());
}

test("idle longer than five seconds folds to a break of fixed width", () => {
  const scale = axis(idleRun(), 34_000);
  expect(scale.breaks).toEqual([{ from: 2_000, to: 32_000 }]);
  expect(toPlace(scale, 2_000)).toEqual({ share: 0.5, px: 0 });
  expect(toPlace(scale, 32_000)).toEqual({ share: 0.5, px: breakWidth });
  expect(ticks(scale).every((at) => at <= 2_000 || at >= 32_000)).toBe(true);
});

describe("waiting is no work", () => {
  const minute = 60_000;

  /** Half a second of work, an approval that is asked for at 500 and answered after `waited`, and 1.2 s of work. */
  function approvedRun(waited: number | null) {
    const story = new Story(0);
    story.tell(0, { type: "run.started", worker: "w", epoch: 1, format: 1 });
    story.say(story.begin(0, "draft", { name: "Draft", kind: "executor" }), { model: "m", at: 0, ms: 500, text: "a draft" });
    const ask = story.begin(500, "ask", { name: "Approve", kind: "approval" });
    story.ask(510, ask, "q1");
    if (waited === null) return fold(emptyRun(id), story.events());
    story.answer(510 + waited, ask, "q1").end(515 + waited, ask, null);
    story.say(story.begin(520 + waited, "send", { name: "Send", kind: "executor" }), {
      model: "m",
      at: 520 + waited,
      ms: 1_200,
      text: "x",
    });
    return fold(emptyRun(id), story.finish(1_720 + waited, "succeeded", null).events());
  }

  test("[E8] while a person is waited for nobody works, and the work before and after is not left a dot", () => {
    const run = approvedRun(19 * minute);
    const scale = axis(run, run.at);
    expect(scale.breaks).toEqual([{ from: 510, to: 510 + 19 * minute }]);
    expect(scale.elasticMs).toBe(1_720);
    expect(axis(approvedRun(4_000), 5_720).breaks).toEqual([]);
  });

  test("while it is waited for, the axis goes on", () => {
    const run = approvedRun(null);
    expect(axis(run, 10 * minute).breaks).toEqual([]);
  });

  test.each(["budget", "rate"] as const)("nor for %s, before a step's first call", (reason) => {
    const story = new Story(0);
    story.tell(0, { type: "run.started", worker: "w", epoch: 1, format: 1 });
    const step = story.begin(0, "a", { name: "A", kind: "executor" });
    story.wait(100, "a", "", undefined, reason).begin(20_000, "a", { name: "A", kind: "executor", attempt: 2 });
    const run = fold(emptyRun(id), story.end(21_000, step, null).finish(21_000, "succeeded", null).events());
    expect(axis(run, run.at).breaks).toEqual([{ from: 100, to: 20_000 }]);
  });
});

test("a run that always works has no break", () => {
  const run = fold(emptyRun(id), researchBrief());
  expect(axis(run, run.at).breaks).toEqual([]);
});

test("a place on the track and the time there are inverse to each other", () => {
  const scale = axis(idleRun(), 34_000);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 34_000 }), fc.integer({ min: 100, max: 2_000 }), (at, width) => {
      const place = toPlace(scale, at);
      const x = place.share * (width - scale.breakPx) + place.px;
      expect(toTime(scale, x, width)).toBeCloseTo(at, 0);
    }),
  );
});

test("ticks are few and round", () => {
  const run = fold(emptyRun(id), researchBrief());
  expect(ticks(axis(run, run.at)).map((at) => at - run.queuedAt!)).toEqual([
    0, 5_000, 10_000, 15_000, 20_000, 25_000, 30_000, 35_000, 40_000,
  ]);
});

test("the horizon of a live run lies ahead and changes seldom", () => {
  const horizons = new Set(Array.from({ length: 41 }, (_, second) => horizon(second * 1_000)));
  expect([...horizons]).toEqual([5_000, 10_000, 15_000, 20_000, 25_000, 30_000, 35_000, 40_000, 45_000]);
});

test("a break that folds hours away leaves the ticks after it", () => {
  const [second, wait] = [1_000, 3 * 3_600_000];
  const story = new Story(0);
  story.tell(0, { type: "run.started", worker: "w", epoch: 1, format: 1 });
  const step = story.begin(0, "a", { name: "A", kind: "executor" });
  story.say(step, { model: "m", at: 0, ms: 9 * second, text: "asked" });
  const again = 9 * second + wait;
  story.say(step, { model: "m", at: again, ms: 9 * second, text: "done" });
  const end = again + 9 * second;
  const scale = axis(fold(emptyRun(id), story.finish(end, "succeeded", null).events()), end);
  expect(scale.breaks).toEqual([{ from: 9 * second, to: again }]);
  expect(ticks(scale).map((at) => at / second)).toEqual([0, 2, 4, 6, 8, ...[0, 2, 4, 6, 8].map((at) => at + again / second + 1)]);
});

test("a part of the time fills the axis, its ticks say the run's own times, and breaks are cut to it", () => {
  const scale = axis(idleRun(), 34_000, { from: 1_000, to: 33_000 });
  expect(scale).toMatchObject({ origin: 0, start: 1_000, end: 33_000, breaks: [{ from: 2_000, to: 32_000 }] });
  expect(toPlace(scale, 1_000)).toEqual({ share: 0, px: 0 });
  expect(ticks(scale)).toEqual([1_000, 1_250, 1_500, 1_750, 2_000, 32_000, 32_250, 32_500, 32_750, 33_000].filter((at) => at >= 1_000));
  expect(isSeen(scale, 0, 500)).toBe(false);
  expect(isSeen(scale, 0, null)).toBe(true);
});

test("a part is never empty and never outside of the run", () => {
  expect(axis(idleRun(), 34_000, { from: -50, to: 0 })).toMatchObject({ start: 0, end: 1 });
  expect(axis(idleRun(), 34_000, { from: 90_000, to: 99_000 })).toMatchObject({ start: 33_999, end: 34_000 });
});
