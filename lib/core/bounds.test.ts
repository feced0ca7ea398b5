import fc from "fast-check";
import { expect, test } from "vitest";
import { forbiddenKey, outOfBounds } from "@/lib/core/bounds";

const bounds = { maxBytes: 100, maxDepth: 4, maxValues: 20 };

test.each([
  [{ a: [1, 2, { b: null }] }, null],
  [[[[[1]]]], "nested deeper than 4"],
  [Array.from({ length: 20 }, () => 0), "more than 20 values"],
  ["x".repeat(101), "MB of text"],
  [{ ["k".repeat(101)]: 1 }, "MB of text"],
])("[G7] %j", (value, expected) => {
  const found = outOfBounds(value, bounds);
  if (expected === null) expect(found).toBeNull();
  else expect(found).toContain(expected);
});

test("[G7] a depth that would overflow the stack is measured without recursion", () => {
  let deep: unknown = 1;
  for (let level = 0; level < 200_000; level++) deep = [deep];
  expect(outOfBounds(deep, { maxBytes: 1, maxDepth: 64, maxValues: 1_000_000 })).toContain("deeper");
});

test("[G7] a forbidden key is found wherever it stands, and only as a key", () => {
  expect(forbiddenKey(JSON.parse('{"a": [{"b": {"__proto__": 1}}]}'))).toEqual({ key: "__proto__", path: ["a", 0, "b"] });
  expect(forbiddenKey({ a: ["__proto__", "constructor"], b: "prototype" })).toBeNull();
  fc.assert(
    fc.property(
      fc.jsonValue(),
      (value) => JSON.stringify(value).match(/__proto__|constructor|prototype/) !== null || forbiddenKey(value as never) === null,
    ),
  );
});
