import { expect, test } from "vitest";
import { alignmentWith } from "@/components/canvas/alignment";
import type { Rect } from "@/components/canvas/geometry";
import { snap } from "@/components/canvas/snap";

const box = (x: number, y: number, width = 100, height = 40): Rect => ({ x, y, width, height });
const settle = (moving: Rect, others: Rect[], reach = 6) => snap(moving, alignmentWith(others), { anchor: moving, reach });

test("an edge near the edge of another node snaps to it, and a line joins the two", () => {
  const { by, guides } = settle(box(303, 205), [box(300, 0)]);
  expect(by).toEqual({ x: -3, y: 3 });
  expect(guides).toContainEqual({ axis: "x", at: 300, from: 0, to: 248, gap: false });
});

test("edges meet edges of either side, and middles only middles", () => {
  expect(settle(box(402, 204), [box(300, 0)]).by.x).toBe(-2);
  expect(settle(box(322, 204, 60), [box(300, 0, 100)]).by.x).toBe(-2);
  expect(settle(box(322, 204, 60), [box(300, 0, 100)]).guides).toContainEqual({ axis: "x", at: 350, from: 0, to: 248, gap: false });
  expect(settle(box(348, 204, 62), [box(300, 0, 100)]).by.x).toBe(4);
});

test("two cards of one size are joined at their edges, not through their middles as well", () => {
  const { guides } = settle(box(302, 200), [box(300, 0)]);
  expect(guides.map(({ axis, at }) => `${axis} ${at}`)).toEqual(["x 300", "x 400"]);
});

test("out of reach the grid holds, along each axis by itself", () => {
  expect(settle(box(311, 203), [box(300, 200)])).toMatchObject({ by: { x: 1, y: -3 } });
  expect(settle(box(303, 203), [], 6)).toEqual({ by: { x: 1, y: -3 }, guides: [] });
});

test("the nearest of several wins", () => {
  expect(settle(box(305, 500), [box(300, 0), box(307, 100)]).by.x).toBe(2);
});

test("between two neighbours both gaps become equal and are shown", () => {
  const { by, guides } = settle(box(202, 3, 60), [box(0, 0), box(360, 0)]);
  expect(by.x).toBe(-2);
  expect(guides.filter(({ gap }) => gap)).toEqual([
    { axis: "y", at: 20, from: 100, to: 200, gap: true },
    { axis: "y", at: 20, from: 260, to: 360, gap: true },
  ]);
});

test("in a row the gap before is taken over behind it, and the other way round", () => {
  const row = [box(0, 0), box(150, 0)];
  expect(settle(box(304, 1), row).by.x).toBe(-4);
  expect(settle(box(304, 1), row).guides.filter(({ gap }) => gap)).toHaveLength(2);
  expect(settle(box(-146, 1), row).by.x).toBe(-4);
});

test("gaps are those of a row: what stands at another height makes none", () => {
  expect(settle(box(304, 300), [box(0, 0), box(150, 0)]).guides.filter(({ gap }) => gap)).toEqual([]);
});

test("among a thousand nodes a move finds what it would find among all of them", () => {
  const others = Array.from({ length: 1_000 }, (_, index) => box((index % 40) * 160, Math.floor(index / 40) * 104));
  for (let seed = 1; seed < 60; seed += 1) {
    const moving = box((seed * 397) % 6_000, (seed * 211) % 2_500, 108, 52);
    const steps = others.flatMap((each) => [
      ...[moving.x, moving.x + moving.width].flatMap((at) => [each.x - at, each.x + each.width - at]),
      each.x + each.width / 2 - moving.x - moving.width / 2,
    ]);
    const least = Math.min(...steps.map(Math.abs));
    const found = Math.abs(settle(moving, others).by.x);
    // Gaps come on top: a step may be shorter than any line asks for.
    if (least <= 6) expect(found).toBeLessThanOrEqual(least);
  }
});
