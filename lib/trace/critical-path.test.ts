import { describe, expect, test } from "vitest";
import { runId, type StepId } from "@/lib/core/ids";
import { criticalPath } from "@/lib/trace/critical-path";
import type { Event } from "@/lib/trace/event";
import { emptyRun, fold } from "@/lib/trace/fold";
import type { Outlined } from "@/lib/trace/row";
import { rows } from "@/lib/trace/rows";
import { containerOutline, containerRun } from "@/lib/trace/testing/container-run";
import { MapStory } from "@/lib/trace/testing/map-story";
import { researchBrief } from "@/lib/trace/testing/research-brief";
import { researchOutline } from "@/lib/trace/testing/research-outline";
import { Story } from "@/lib/trace/testing/story";

/** The rows on the path in the order of the waterfall, how long it is, and how long the run took. */
function pathOf(events: Event[], outline: readonly Outlined[] = []) {
  const run = fold(emptyRun(runId.parse("r1")), events);
  const all = rows(run, outline);
  const path = criticalPath(run, all);
  return {
    path,
    ids: all.filter((row) => path.rows.has(row.id)).map((row) => row.id),
    elapsed: (run.endedAt ?? 0) - Date.parse(events[0]!.at),
  };
}

test("the critical path is the chain that decided the end, and nearly as long as the run", () => {
  const { path, ids, elapsed } = pathOf(researchBrief(), researchOutline);
  expect(ids).toEqual(["question", "plan", "worker~plan.1.t2", "worker~plan.1.t5", "worker~plan.1.t6", "plan#2", "synthesis", "brief"]);
  expect(path.ms).toBeLessThanOrEqual(elapsed);
  expect(path.ms).toBeGreaterThan(elapsed * 0.98);
});

test("it leads through the turns that decided the end, and counts none of their time twice", () => {
  const { path, ids, elapsed } = pathOf(containerRun(), containerOutline);
  expect(ids).toEqual([
    "start",
    "pages",
    "pages#[1]",
    "write~pages-1",
    "pages#[2]",
    "write~pages-2",
    "pages#[3]",
    "write~pages-3",
    "again",
    "again#[0]",
    "draft~again-0",
    "judge~again-0",
    "again#[1]",
    "draft~again-1",
    "judge~again-1",
    "end",
  ]);
  expect(path.ms).toBeLessThanOrEqual(elapsed);
  expect(path.ms).toBeGreaterThan(elapsed * 0.98);
});

test("what a model works before, between and after the sub-graphs that it calls counts, and theirs once", () => {
  const story = new Story(0);
  const write = story.begin(0, "write", { name: "Write", kind: "executor", model: "claude-haiku-5-5" });
  const said = { model: "claude-haiku-5-5", text: "x" };
  story.say(write, { ...said, at: 0, ms: 100 });
  story.tell(100, { type: "items.counted", stepId: write, count: 1, items: [{}], called: [{ id: "toolu_1", tool: "check" }] });
  const look = story.begin(100, "look", { name: "Look", kind: "executor", path: "write.check[0]", parent: write });
  story.end(400, look, "x").tell(400, { type: "iteration.finished", stepId: write, index: 0, done: true });
  story.say(write, { ...said, at: 400, ms: 50 });
  story.end(450, write, "x");
  const { path, ids } = pathOf(story.finish(450, "succeeded", "x").events());
  expect(ids).toEqual(["write", "write#[0]", "look~write.check-0"]);
  expect(path.ms).toBe(450);
});

describe("a map that fails", () => {
  /** Two at once, 500 ms each: item 28 of 40 begins at 7,010 with item 27, and fails after 700 ms. */
  function failing() {
    const story = new MapStory({ items: 40, atOnce: 2, ms: (item) => (item === 28 ? 700 : item === 29 ? 2_000 : 500), failing: 28 });
    return story.told();
  }

  test("the path ends in the item that failed it, and not in one that was cancelled because of that", () => {
    const { path, ids, elapsed } = pathOf(failing());
    expect(ids).toContain("pages");
    expect(ids).toContain("write~pages-27");
    expect(ids.filter((id) => id.startsWith("write"))).toHaveLength(14);
    expect(ids).not.toContain("write~pages-28");
    expect(path.rows.get("write~pages-27")).toEqual({ from: 6_510, to: 7_210 });
    expect(path.ms).toBe(elapsed - 10);
  });

  test("inside of another map too", () => {
    const story = new Story(0);
    const outer = story.begin(0, "books", { name: "Each book", kind: "map" });
    story.tell(0, { type: "items.counted", stepId: outer, count: 2, items: [1, 2] });
    const inner = [0, 1].map((book) => {
      const pages = story.begin(0, "pages", { name: "Each page", kind: "map", path: `books[${book}]`, parent: outer });
      story.tell(0, { type: "items.counted", stepId: pages, count: 2, items: [1, 2] });
      return pages;
    });
    const read = (book: number, page: number) =>
      story.begin(1, "read", { name: "Read", kind: "executor", path: `books[${book}]/pages[${page}]`, parent: inner[book] as StepId });
    const [, failed] = [read(0, 0), read(0, 1), read(1, 0), read(1, 1)];
    story.fail(300, failed as StepId, "No.", "container");
    story.tell(301, { type: "step.cancelled", stepId: "read~books-0~pages-0" as StepId });
    story.fail(302, inner[0] as StepId, "Item 2 failed: No.", "container");
    for (const id of ["read~books-1~pages-0", "read~books-1~pages-1", "pages~books-1"])
      story.tell(303, { type: "step.cancelled", stepId: id as StepId });
    story.fail(304, outer, "Item 1 failed: Item 2 failed: No.", "run");
    const { path, ids } = pathOf(story.finish(305, "failed", null).events());
    expect(ids).toEqual(["books", "books#[0]", "pages~books-0", "pages~books-0#[1]", "read~books-0~pages-1"]);
    expect(path.ms).toBe(304);
  });

  test("an item that is left out ends with the step that failed it, and the map with the last item", () => {
    const story = new MapStory({ items: 4, atOnce: 2, ms: (item) => 100 * item, failing: 2, onItemError: "skip" });
    const { ids } = pathOf(story.told());
    expect(ids).toEqual(["pages", "pages#[1]", "write~pages-1", "pages#[3]", "write~pages-3"]);
  });
});

test("[E11] a turn that waited for a place in its map goes back to the one that left it, as far as the map's beginning", () => {
  const story = new MapStory({ items: 800, atOnce: 7, ms: (item) => (item * 37) % 5, lag: 1 });
  const { path, ids } = pathOf(story.told());
  const map = path.rows.get("pages")!;
  expect(path.ms).toBe(map.to - map.from);
  const turns = ids.filter((id) => id.startsWith("pages#")).map((id) => path.rows.get(id)!);
  expect(turns[0]?.from).toBe(map.from);
  const worked = turns.reduce((sum, { from, to }) => sum + to - from, 0);
  // Taking note of a turn takes a moment, in which the next one has begun.
  expect(worked).toBeGreaterThan(path.ms * 0.9);
  expect(worked).toBeLessThanOrEqual(path.ms);
});

test("[E7] of a cancelled run it ends in what finished last, also inside of what was cancelled", () => {
  const story = new MapStory({ items: 40, atOnce: 2, ms: () => 500, cancelledAt: 2_750 });
  const { path, ids } = pathOf(story.told());
  expect(ids.filter((id) => id.startsWith("write"))).toEqual([1, 3, 5, 7, 9].map((index) => `write~pages-${index}`));
  expect(path.rows.get("pages")).toEqual({ from: 10, to: 2_510 });
  expect(path.ms).toBe(2_500);
});

test("[E7] a turn that failed, and that its cancelled loop took no note of any more, ends with its step", () => {
  const story = new Story(0);
  const outer = story.begin(0, "again", { name: "Again", kind: "loop" });
  const inner = story.begin(0, "once", { name: "Once", kind: "loop", path: "again[0]", parent: outer });
  story.fail(150, story.begin(10, "read", { name: "Read", kind: "executor", path: "again[0]/once[0]", parent: inner }), "No.", "container");
  story.tell(450, { type: "step.cancelled", stepId: outer }).tell(451, { type: "step.cancelled", stepId: inner });
  const { path, ids } = pathOf(story.finish(451, "cancelled", null).events());
  expect(ids).toEqual(["again", "again#[0]", "once~again-0", "once~again-0#[0]", "read~again-0~once-0"]);
  expect(path.rows.get("once~again-0")).toEqual({ from: 0, to: 150 });
  expect(path.ms).toBe(150);
});

describe("[E2] branches", () => {
  const part = (id: string, ...needs: string[]): Outlined =>
    ({ id, name: id, kind: "executor", model: null, needs, parent: null, delegate: false, likelyMs: null }) as unknown as Outlined; // ids of a test

  test("who waited for a branch that was not taken has waited for the choice", () => {
    const story = new Story(0);
    story.end(500, story.begin(0, "route", { name: "Route", kind: "router" }), null);
    story.end(100, story.begin(0, "quick", { name: "Quick", kind: "executor" }), null);
    story.tell(500, { type: "step.skipped", stepId: "slow" as StepId, nodeId: "slow" as never, path: "", reason: "branch" });
    story.end(600, story.begin(500, "both", { name: "Both", kind: "merge" }), null);
    const outline = [part("route"), part("quick"), part("slow", "route"), part("both", "quick", "slow")];
    const { path, ids } = pathOf(story.finish(600, "succeeded", null).events(), outline);
    expect(ids).toEqual(["route", "both"]);
    expect(path.ms).toBe(600);
  });

  test("[E9] a merge that needs only some waited for these, and for none that ended later or was cancelled", () => {
    const story = new Story(0);
    story.end(100, story.begin(0, "a", { name: "A", kind: "executor" }), null);
    story.end(400, story.begin(0, "b", { name: "B", kind: "executor" }), null);
    story.tell(101, { type: "step.cancelled", stepId: story.begin(0, "c", { name: "C", kind: "executor" }) });
    story.end(600, story.begin(100, "first", { name: "First", kind: "merge" }), null);
    const outline = [part("a"), part("b"), part("c"), part("first", "a", "b", "c")];
    const { path, ids } = pathOf(story.finish(600, "succeeded", null).events(), outline);
    expect(ids).toEqual(["a", "first"]);
    expect(path.ms).toBe(600);
  });
});
