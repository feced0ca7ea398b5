import { expect, test } from "vitest";
import { closeTo } from "@/components/canvas/viewport";

const room = { width: 1_000, height: 800 };

test("what is zoomed to stands in the middle, a small card not much larger than it is", () => {
  const { x, y, zoom } = closeTo([{ x: 400, y: 200, width: 200, height: 100 }], room);
  expect(zoom).toBe(1.2);
  expect([500 * zoom + x, 250 * zoom + y]).toEqual([500, 400]);
});

test("many cards are zoomed to as a whole, with a margin around them", () => {
  const { x, y, zoom } = closeTo(
    [
      { x: 0, y: 0, width: 200, height: 100 },
      { x: 4_000, y: 900, width: 200, height: 100 },
    ],
    room,
  );
  expect(x).toBeGreaterThan(0);
  expect(y).toBeGreaterThan(0);
  expect(4_200 * zoom + x).toBeLessThan(room.width);
});
