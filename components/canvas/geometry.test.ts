import { expect, test } from "vitest";
import { nodeBox } from "@/components/canvas/geometry";
import type { GraphNode } from "@/lib/graph/document";

const map: GraphNode = { id: "pages", kind: "map", name: "Each page", config: { items: "{{value}}" } };

test("a container has an inner start and an inner end at the height of the first row of cards inside", () => {
  const { width, height, holds, ports } = nodeBox(map);
  expect([width, height, holds]).toEqual([304, 224, true]);
  expect(ports.map(({ name, direction, x, y, inner }) => [name, direction, x, y, inner])).toEqual([
    ["in", "in", 0, 20, false],
    ["out", "out", 304, 20, false],
    ["item", "out", 14, 100, true],
    ["result", "in", 290, 100, true],
  ]);
});

test("a container is as large as it was drawn, on the grid and never too small", () => {
  expect(nodeBox({ ...map, size: { width: 411, height: 10 } })).toMatchObject({ width: 416, height: 224 });
});

test("[G4] an edge to a port that a container does not have is drawn to a port that says so", () => {
  const { ports } = nodeBox(map, { in: ["in", "result"], out: ["item", "other"] });
  expect(ports.filter((port) => port.gone).map((port) => port.name)).toEqual(["other"]);
});

test("[G8] a kind that nobody knows is drawn as large as its document says", () => {
  expect(nodeBox({ ...map, kind: "stage", size: { width: 400, height: 320 } })).toMatchObject({ width: 400, height: 320, holds: false });
});
