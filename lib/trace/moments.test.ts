import { expect, test } from "vitest";
import { countAt, density, marks, moments } from "@/lib/trace/moments";
import { researchBrief } from "@/lib/trace/testing/research-brief";

const whole = researchBrief();

test("the number of events that had happened at a time is found by halving", () => {
  const times = moments(whole);
  expect(countAt(times, times[0]! - 1)).toBe(0);
  expect(countAt(times, Infinity)).toBe(whole.length);
  const at = times[40]!;
  expect(countAt(times, at)).toBe(times.filter((time) => time <= at).length);
});

test("moments never go back, and growing by batches gives the same", () => {
  const skewed = whole.map((event, index) => (index === 30 ? { ...event, at: whole[0]!.at } : event));
  const times = moments(skewed);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(moments(skewed, moments(skewed.slice(0, 17)))).toEqual(times);
});

test("density is a share of the fullest stretch", () => {
  expect(density([0, 0.1, 0.6, 1], 2)).toEqual([1, 1]);
  expect(density([], 3)).toEqual([0, 0, 0]);
  expect(density([0.1, 0.1, 0.9], 2)).toEqual([1, 0.5]);
});

test("failures are marked, also those that a retry healed", () => {
  expect(marks(whole, moments(whole)).map((mark) => mark.kind)).toEqual(["fail"]);
});
