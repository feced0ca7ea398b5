import { expect, test } from "vitest";
import { toSketch, type SketchEvent } from "@/lib/trace/sketch";

const event = (at: number, type: string, stepId: string, model: string | null = null): SketchEvent => ({ at, type, stepId, model });

test("a sketch holds the steps that asked a model, on the scale of the whole run", () => {
  const bars = toSketch(
    [
      event(0, "step.started", "question"),
      event(0, "step.finished", "question"),
      event(0, "step.started", "plan", "sonnet"),
      event(50, "step.finished", "plan"),
      event(50, "step.started", "write", "opus"),
      event(100, "step.failed", "write"),
    ],
    900,
  );
  expect(bars).toEqual([
    { from: 0, to: 0.5, model: "sonnet", failed: false },
    { from: 0.5, to: 1, model: "opus", failed: true },
  ]);
});

test("a second attempt goes on in the same bar, and what still runs ends now", () => {
  const bars = toSketch(
    [event(0, "step.started", "a", "haiku"), event(10, "step.failed", "a"), event(20, "step.started", "a", "haiku")],
    40,
  );
  expect(bars).toEqual([{ from: 0, to: 1, model: "haiku", failed: false }]);
});

test("a run that has not begun has an empty sketch", () => {
  expect(toSketch([], 10)).toEqual([]);
});
