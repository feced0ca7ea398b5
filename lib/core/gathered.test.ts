import { expect, test } from "vitest";
import { gathered } from "@/lib/core/gathered";

const lengths = (keys: string[]) => new Map(keys.filter((key) => key !== "").map((key) => [key, key.length]));

test("what is asked for in one turn is read by one question, each key once; a later turn asks anew", async () => {
  const asked: string[][] = [];
  const length = gathered(
    async (keys: string[]) => (asked.push(keys), lengths(keys)),
    () => 0,
  );
  expect(await Promise.all([length("one"), length("three"), length("one"), length("")])).toEqual([3, 5, 3, 0]);
  expect(await length("one")).toBe(3);
  expect(asked).toEqual([["one", "three", ""], ["one"]]);
});

test("a question that fails, fails for those who asked it, and not for the next", async () => {
  let isDown = true;
  const length = gathered(
    async (keys: string[]) => {
      if (isDown) throw new Error("down");
      return lengths(keys);
    },
    () => 0,
  );
  const both = await Promise.allSettled([length("one"), length("two")]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  isDown = false;
  expect(await length("two")).toBe(3);
});
