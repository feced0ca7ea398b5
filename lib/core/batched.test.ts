import { expect, test } from "vitest";
import { batched } from "@/lib/core/batched";

const fulfilled = <T>(value: T) => ({ status: "fulfilled" as const, value });

test("what comes while a batch is on its way goes with the next one, no more at once than allowed", async () => {
  const sent: number[][] = [];
  const double = batched(async (items: number[]) => {
    sent.push(items);
    await new Promise((resolve) => setImmediate(resolve));
    return items.map((item) => fulfilled(item * 2));
  }, 2);
  const later = double(1).then(() => double(4));
  expect(await Promise.all([double(2), double(3), later])).toEqual([4, 6, 8]);
  expect(sent.flat().toSorted()).toEqual([1, 2, 3, 4]);
  expect(sent.every((items) => items.length <= 2)).toBe(true);
  expect(sent.length).toBeLessThan(4);
});

test("each gets its own outcome, and a batch that cannot be sent does not stop the next", async () => {
  let isDown = false;
  const send = batched(async (items: string[]) => {
    if (isDown) throw new Error("down");
    return items.map((item) => (item === "bad" ? { status: "rejected" as const, reason: new Error("bad") } : fulfilled(item)));
  }, 10);
  const [good, bad] = await Promise.allSettled([send("good"), send("bad")]);
  expect(good).toEqual(fulfilled("good"));
  expect(bad).toMatchObject({ reason: { message: "bad" } });
  isDown = true;
  await expect(send("good")).rejects.toThrow("down");
  isDown = false;
  expect(await send("good")).toBe("good");
});
