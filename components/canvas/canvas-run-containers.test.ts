import { describe, expect, test } from "vitest";
import { toCanvasRun } from "@/components/canvas/canvas-run";
import { SceneMaker } from "@/components/canvas/scene";
import { cardName } from "@/components/canvas/names";
import { turnTally } from "@/components/canvas/turns-run";
import { nodeId, runId } from "@/lib/core/ids";
import { aGraph, haiku } from "@/lib/graph/testing/graph-builder";
import { emptyRun, fold } from "@/lib/trace/fold";
import { turnsAlong } from "@/lib/trace/inside";
import { containerRun } from "@/lib/trace/testing/container-run";
import { MapStory } from "@/lib/trace/testing/map-story";
import { Story } from "@/lib/trace/testing/story";

const graph = aGraph()
  .node("start", "input", { fields: [] })
  .node("pages", "map", { items: "{{value}}" })
  .node("write", "executor", { model: haiku, prompt: "x" }, { parent: "pages" })
  .node("again", "loop", { until: "judge.output.passed", maxIterations: 3 })
  .node("draft", "executor", { model: haiku, prompt: "x" }, { parent: "again" })
  .node("judge", "evaluator", { model: haiku, rubric: "x" }, { parent: "again" })
  .node("end", "output", { value: "x" })
  .flow("start", "pages")
  .flow("pages.item", "write")
  .flow("write", "pages", "result")
  .flow("pages", "again")
  .flow("again.item", "draft")
  .flow("draft", "judge")
  .flow("judge.pass", "again", "result")
  .flow("judge.fail", "again", "result")
  .flow("again", "end")
  .build();

function shownAt(ms: number, looks: Record<string, number> = {}, events = containerRun()) {
  const run = fold(
    emptyRun(runId.parse("r1")),
    events.filter((event) => Date.parse(event.at) <= ms),
  );
  return toCanvasRun(graph, run, run.at, new Map(), null, new Map(Object.entries(looks)));
}

describe("[T2] what is inside of a container shows one turn", () => {
  test("the latest that has begun, until another is chosen", () => {
    const now = shownAt(1_500);
    expect(now.steps.get("write")).toBe("write~pages-2");
    expect(now.cards.get("pages")?.turns).toMatchObject({ at: 2, because: "latest", count: 4, over: 1, begun: 3 });
    const chosen = shownAt(1_500, { pages: 1 });
    expect(chosen.steps.get("write")).toBe("write~pages-1");
    expect(chosen.cards.get("write")).toMatchObject({ state: "done", text: { sort: "output", text: "about page 2" } });
    expect(shownAt(1_500, { pages: 3 }).cards.get("write")).toMatchObject({ state: "waiting" });
  });

  test("at an earlier moment the turn of that moment", () => {
    expect(shownAt(600).steps.get("write")).toBe("write~pages-1");
    expect(shownAt(Infinity).steps.get("draft")).toBe("draft~again-1");
    expect(shownAt(Infinity, { again: 0 }).cards.get("judge")?.livePorts).toEqual(["fail"]);
  });

  test("edges inside have the state of that turn, and each port its own", () => {
    const first = shownAt(Infinity, { again: 0 }).edges;
    expect([first.get("e7"), first.get("e8")]).toEqual(["not-taken", "taken"]);
    const last = shownAt(Infinity).edges;
    expect([last.get("e7"), last.get("e8"), last.get("e5")]).toEqual(["taken", "not-taken", "taken"]);
    expect(shownAt(600).edges.get("e5")).toBe("to-come");
  });
});

test("[E9] of a container that failed the turn that failed it is looked at, not one that was cancelled because of that", () => {
  const events = new MapStory({ items: 40, atOnce: 10, ms: (item) => 1_000 + item, failing: 28 }).told();
  const run = shownAt(Infinity, {}, events);
  expect(run.cards.get("pages")?.turns).toMatchObject({ at: 27, begun: 37, because: "failed" });
  expect(run.cards.get("write")).toMatchObject({ state: "failed", text: { sort: "error", text: "No." } });
  expect(shownAt(Infinity, { pages: 31 }, events).cards.get("write")?.state).toBe("cancelled");
  // One that was left out failed nothing.
  const skipped = new MapStory({ items: 40, atOnce: 10, ms: (item) => 1_000 + item, failing: 28, onItemError: "skip" }).told();
  expect(shownAt(Infinity, {}, skipped).cards.get("pages")?.turns?.at).toBe(39);
});

test("a container shows its turns as cells, how many are over, and what all inside cost", () => {
  const { cards } = shownAt(1_500, {}, containerRun({ failing: 1 }));
  expect(cards.get("pages")?.turns?.cells).toEqual(["running", "failed", "running", "waiting"]);
  expect(cards.get("pages")?.turns?.failed).toBe(1);
  expect(shownAt(Infinity).cards.get("pages")).toMatchObject({ state: "done", cost: "<$0.0001", text: null });
  const name = cardName(graph.nodes[1]!, () => ({ label: "", tier: null }), cards.get("pages") ?? null, null);
  expect(name).toContain("running, 1 of 4");
  expect(turnTally(shownAt(4_700).cards.get("again")!.turns!)).toBe("turn 2");
});

test("of many items the cells show the three rows around the one that is looked at", () => {
  const { cards } = shownAt(Infinity, { pages: 100 }, containerRun({ items: 200 }));
  expect(cards.get("pages")?.turns).toMatchObject({ at: 100, first: 96, because: "chosen" });
  expect(cards.get("pages")?.turns?.cells).toHaveLength(48);
  const last = shownAt(Infinity, {}, containerRun({ items: 100 })).cards.get("pages")?.turns;
  expect([last?.at, last?.first, last?.cells.length]).toEqual([99, 64, 36]);
});

test("the turns that a step stands in are read from its path", () => {
  expect([...turnsAlong("pages[2]/again[0]/plan.1.t1")]).toEqual([
    ["pages", 2],
    ["again~pages-2", 0],
  ]);
});

test("[P3] the plan of a planner inside of a container opens below the container, for the turn looked at", () => {
  const planned = aGraph()
    .node("pages", "map", {}, { position: { x: 0, y: 0 } })
    .node("plan", "planner", { model: haiku, prompt: "x" }, { parent: "pages", position: { x: 40, y: 80 } })
    .node("worker", "executor", { model: haiku, prompt: "x" }, { parent: "pages", position: { x: 40, y: 240 } })
    .node("below", "note", {}, { position: { x: 0, y: 300 } })
    .delegate("plan", "worker")
    .build();
  const story = new Story(0);
  const pages = story.begin(0, "pages", { name: "Pages", kind: "map" });
  story.tell(0, { type: "items.counted", stepId: pages, count: 2, items: [1, 2] });
  for (const index of [0, 1]) {
    const plan = story.begin(1 + index, "plan", { name: "Plan", kind: "planner", path: `pages[${index}]`, parent: pages });
    const task = {
      id: "t1",
      title: `Task ${index}`,
      objective: "",
      expectedOutput: "",
      delegate: nodeId.parse("worker"),
      dependsOn: [],
      model: null,
    };
    story.plan(5 + index, plan, 1, [task]);
  }
  const run = fold(emptyRun(runId.parse("r1")), story.events());
  const { plans } = toCanvasRun(planned, run, run.at, new Map(), null, new Map([["pages", 0]]));
  expect(plans.map((plan) => plan.planner.id)).toEqual(["plan~pages-0"]);
  const { nodes, rects } = new SceneMaker().make({ graph: planned, plans, open: new Set(), selected: new Set(), dragged: new Map() });
  expect(nodes.filter((node) => node.type === "task").map((node) => node.id)).toEqual(["worker~pages-0~plan.1.t1"]);
  expect(rects.get("plan~pages-0/plan/1")).toMatchObject({ x: 0, y: 264 });
  expect(rects.get("below")?.y).toBeGreaterThan(350);
  expect(rects.has("worker")).toBe(false);
});
