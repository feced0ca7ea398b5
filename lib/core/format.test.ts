import { describe, expect, test } from "vitest";
import {
  capMoney,
  counted,
  dateTime,
  duration,
  durationChange,
  estimatedMoney,
  exactMoney,
  money,
  moneyChange,
  mostMoneyChange,
  sumMoney,
  percent,
  percentChange,
  tokenCount,
  wholeNumber,
} from "@/lib/core/format";

describe("money", () => {
  test.each<[bigint | string | null, string]>([
    [null, "unpriced"],
    [0n, "$0"],
    [1n, "<$0.0001"],
    [99_999n, "<$0.0001"],
    [100_000n, "$0.0001"],
    [14_200_000n, "$0.0142"],
    ["22300000", "$0.0223"],
    [999_949_999n, "$0.9999"],
    [999_950_000n, "$1.00"],
    [999_960_000n, "$1.00"],
    [28_410_000_000n, "$28.41"],
    [1_234_567_890_000n, "$1,234.57"],
    [-14_200_000n, "−$0.0142"],
  ])("%s reads %s", (amount, text) => {
    expect(money(amount)).toBe(text);
  });
  test.each([
    [-45_700_000n, "−$0.0457"],
    [1_200_000n, "+$0.0012"],
    [-9_000n, "<$0.0001"],
    [0n, "0"],
  ])("a difference of %s reads %s", (amount, text) => expect(moneyChange(amount)).toBe(text));
  test.each([
    [14_200_000n, 0, 0n, "$0.0142"],
    [0n, 0, 0n, "$0"],
    [null, 0, 0n, "unpriced"],
    [0n, 2, 0n, "unpriced"],
    [14_200_000n, 1, 0n, "≥ $0.0142"],
    [6_700_000n, 0, "146500000", "≤ $0.1532"],
    [0n, 0, 90_000n, "<$0.0001"],
    [0n, 1, 146_500_000n, "unpriced"],
    [14_200_000n, 1, 146_500_000n, "≥ $0.0142"],
  ])("[T5] [E4] a sum of %s with %s calls of no known price and %s lost reads %s", (sum, unpriced, lost, text) =>
    expect(sumMoney(sum, unpriced, lost)).toBe(text),
  );
  test.each([
    [1_200_000n, "≤ +$0.0012"],
    [-45_700_000n, "≤ −$0.0457"],
    [0n, "≤ 0"],
    [9_000n, "<$0.0001"],
  ])("a difference of at most %s reads %s", (amount, text) => expect(mostMoneyChange(amount)).toBe(text));
  test("an estimate is marked", () => expect([1_200_000n, 20_000n].map(estimatedMoney)).toEqual(["~$0.0012", "<$0.0001"]));
  test.each([
    [500_000_000n, "$0.50"],
    [2_000_000_000n, "$2"],
    [5_000_000n, "$0.005"],
    [50_000_000n, "$0.05"],
  ])("a cap of %s reads %s", (amount, text) => {
    expect(capMoney(amount)).toBe(text);
  });
  test("every nano-dollar is shown where asked for", () => expect(exactMoney("1653500")).toBe("$0.001653500"));
});

test.each([
  [0, "0"],
  [840, "840"],
  [12_400, "12.4k"],
  [12_000, "12k"],
  [65_900, "65.9k"],
  [400_000, "400k"],
  [999_999, "1M"],
  [1_900_000, "1.9M"],
])("%d tokens read %s", (count, text) => expect(tokenCount(count)).toBe(text));

test.each([
  [-4_900, "−4.9 s"],
  [120, "+120 ms"],
  [0, "0"],
])("a difference of %d ms reads %s", (ms, text) => expect(durationChange(ms)).toBe(text));

test.each([
  [0, "0 ms"],
  [2, "2 ms"],
  [840, "840 ms"],
  [999.6, "1.0 s"],
  [3_200, "3.2 s"],
  [41_234, "41.2 s"],
  [59_949, "59.9 s"],
  [59_950, "1 m 00 s"],
  [124_000, "2 m 04 s"],
  [3_599_600, "1 h 00 m"],
  [3_900_000, "1 h 05 m"],
  [-5, "0 ms"],
])("%d ms read %s", (ms, text) => expect(duration(ms)).toBe(text));

test("percent has a space, and a change its sign", () => {
  expect(percent(0.5)).toBe("50 %");
  expect(percent(0.042)).toBe("4.2 %");
  expect(percent(0)).toBe("0 %");
  expect(percentChange(0.05)).toBe("+5 %");
  expect(percentChange(-0.34)).toBe("−34 %");
});

test("a date leaves out what today makes plain", () => {
  const now = "2026-11-23T12:00:00Z";
  expect(dateTime("2026-11-22T16:41:00Z", new Date(now), "UTC")).toBe("22 Nov 16:41");
  expect(dateTime("2026-11-23T08:52:00Z", new Date(now), "UTC")).toBe("08:52");
  expect(dateTime("2025-09-02T08:52:00Z", new Date(now), "UTC")).toBe("2 Sep 2025");
});

test("counts", () => {
  expect(wholeNumber(1046)).toBe("1,046");
  expect(counted(1, "task")).toBe("1 task");
  expect(counted(412, "word")).toBe("412 words");
});
