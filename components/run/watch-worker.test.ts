import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createRunStore } from "@/components/run/run-store";
import { needsWorker, watchWorker } from "@/components/run/watch-worker";
import { runId } from "@/lib/core/ids";
import { Story } from "@/lib/trace/testing/story";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Somebody who looks at a silent run, and when they asked for it, in seconds. */
function aWatch() {
  const begun = Date.now();
  const page = { isHidden: false, asked: [] as number[], told: [] as boolean[] };
  const watch = watchWorker({
    isHidden: () => page.isHidden,
    ask: () => {
      page.asked.push((Date.now() - begun) / 1_000);
      return Promise.resolve(page.asked.length === 1 ? null : true);
    },
    tell: (stalled) => page.told.push(stalled),
  });
  return { page, ...watch };
}

test("[E12] who hears nothing of a run asks for its worker, less and less often, and tells what was answered", async () => {
  const { page, stop } = aWatch();
  await vi.advanceTimersByTimeAsync(110_000);
  expect(page).toMatchObject({ asked: [3, 9, 21, 45, 75, 105], told: [true, true, true, true, true] });
  stop();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(page.asked).toHaveLength(6);
});

test("[E12] nobody asks for a page that is hidden; who comes back to it asks at once", async () => {
  const { page, look } = aWatch();
  page.isHidden = true;
  look();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(page.asked).toEqual([]);
  page.isHidden = false;
  look();
  await vi.advanceTimersByTimeAsync(6_000);
  expect(page.asked).toEqual([600, 606]);
});

test("[E8] [E12] a run that waits for people lacks no worker until it was answered or cancelled, and none when it is over", () => {
  const story = new Story();
  story.tell(1, { type: "run.started", worker: "w1", epoch: 1, format: 1 });
  story.tell(2, { type: "run.waiting", questionIds: ["q1"] });
  story.tell(3, { type: "run.resumed", worker: "w1", epoch: 2, questionIds: ["q1"] }).finish(4, "succeeded", null);
  const events = story.events();
  const store = createRunStore(runId.parse("r1"), null);
  const needed = () => needsWorker(store.getState());
  const receive = (count: number) => store.getState().receive(events.slice(0, count), 0);
  expect(needed()).toBe(true);
  receive(2);
  expect(needed()).toBe(false);
  store.getState().cancel(true);
  expect(needed()).toBe(true);
  store.getState().cancel(false);
  store.getState().answer();
  expect(needed()).toBe(true);
  receive(3);
  expect(store.getState().answered).toBe(false);
  expect(needed()).toBe(true);
  receive(4);
  expect(needed()).toBe(false);
});
