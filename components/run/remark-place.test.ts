import { expect, test } from "vitest";
import { remarkPlace } from "@/components/run/remark-place";
import type { Axis } from "@/lib/trace/axis";
import type { Segment } from "@/lib/trace/segments";

const axisOf = (start: number, end: number): Axis => ({ origin: 0, start, end, breaks: [], elasticMs: end - start, breakPx: 0 });
const whole = axisOf(0, 10_000);

function placed(from: number, to: number | null, remark: string, scale = whole) {
  const segment: Segment = { kind: "failed", from, to, broken: true };
  return remarkPlace(scale, { segments: [segment] }, 9_900, remark);
}

test("what failed is said to the right of the bar's end, where the axis has room for it", () => {
  expect(placed(0, 4_000, "answer cut off")).toEqual({ side: "right", at: "40%", moves: false });
});

test("beside a bar that ends a run it stands to the left of its beginning", () => {
  expect(placed(4_000, 10_000, "answer cut off")).toEqual({ side: "left", at: "calc(100% - 40%)", moves: false });
  expect(placed(8_900, 9_000, "answer cut off").side).toBe("left");
});

test("where there is no room on either side it stands over the bar's end", () => {
  expect(placed(500, 10_000, "answer cut off")).toEqual({ side: "over", at: "calc(100% - 100%)", moves: false });
});

test("longer words need more room", () => {
  expect(placed(7_000, 7_500, "sent back").side).toBe("right");
  expect(placed(7_000, 7_500, "too long for the model").side).toBe("left");
});

test("beside a bar that goes on it goes with the clock, but not to the left of one", () => {
  expect(placed(1_000, null, "streaming")).toEqual({ side: "over", at: "calc(100% - var(--now))", moves: true });
  expect(placed(5_000, null, "streaming")).toEqual({ side: "left", at: "calc(100% - 50%)", moves: false });
  expect(remarkPlace(axisOf(0, 20_000), { segments: [] }, 9_900, "no worker")).toEqual({ side: "right", at: "var(--now)", moves: true });
});

test("a bar that is cut by the stretch in sight has no room where it goes on", () => {
  const part = axisOf(2_000, 6_000);
  expect(placed(1_000, 7_000, "answer cut off", part).side).toBe("over");
  expect(placed(5_000, 7_000, "answer cut off", part).side).toBe("left");
});
