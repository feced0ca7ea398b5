import { expect, test } from "vitest";
import { queueTime, runTime } from "@/lib/trace/run-time";

test("[T11] a run's time begins when a worker takes it: what it stood in the queue is told apart", () => {
  const run = { queuedAt: 1_000, startedAt: null, endedAt: null };
  expect([runTime(run, 4_000), queueTime(run, 4_000)]).toEqual([null, 3_000]);
  const taken = { ...run, startedAt: 6_000 };
  expect([runTime(taken, 8_000), queueTime(taken, 8_000)]).toEqual([2_000, 5_000]);
  const over = { ...taken, endedAt: 9_000 };
  expect([runTime(over, 20_000), queueTime(over, 20_000)]).toEqual([3_000, 5_000]);
  expect(queueTime({ ...over, startedAt: 1_149 }, 20_000)).toBeNull();
});
