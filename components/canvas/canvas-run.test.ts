import { describe, expect, test } from "vitest";
import { taskEdgeId, toCanvasRun } from "@/components/canvas/canvas-run";
import { hiddenText, hiddenValue } from "@/lib/core/hidden";
import { nodeId, runId } from "@/lib/core/ids";
import type { Graph } from "@/lib/graph/document";
import { emptyRun, fold } from "@/lib/trace/fold";
import { researchBrief } from "@/lib/trace/testing/research-brief";
import { Story } from "@/lib/trace/testing/story";

const graph: Graph = {
  version: 1,
  name: "Research brief",
  nodes: [
    ["question", "input"],
    ["plan", "planner"],
    ["worker", "executor"],
    ["synthesis", "executor"],
    ["brief", "output"],
  ].map(([id = "", kind = ""]) => ({ id, kind, name: id, config: {} })),
  edges: [
    { id: "e1", kind: "flow", source: "question", sourcePort: "out", target: "plan", targetPort: "in" },
    { id: "e2", kind: "delegate", source: "plan", target: "worker" },
    { id: "e3", kind: "flow", source: "plan", sourcePort: "out", target: "synthesis", targetPort: "in" },
    { id: "e4", kind: "flow", source: "synthesis", sourcePort: "out", target: "brief", targetPort: "in" },
  ],
};
const events = researchBrief();
const estimates = new Map([["synthesis", "~$0.0884"]]);

/** The run after all events up to this many seconds. */
function at(seconds: number) {
  const until = Date.parse(events[0]?.at ?? "") + seconds * 1000;
  return fold(
    emptyRun(runId.parse("r1")),
    events.filter((event) => Date.parse(event.at) <= until),
  );
}

function shownAt(seconds: number) {
  const run = at(seconds);
  return toCanvasRun(graph, run, run.at, estimates, null);
}

describe("[T2] the canvas shows the fold of the events", () => {
  test("before the first event every node waits, with what it may cost", () => {
    const { cards, edges, plans } = toCanvasRun(graph, emptyRun(runId.parse("r1")), 0, estimates, null);
    expect(cards.get("synthesis")).toMatchObject({ state: "waiting", word: "Waiting", cost: "~$0.0884", time: "" });
    expect(edges.get("e1")).toBe("to-come");
    expect(plans).toEqual([]);
  });

  test("while tasks run the planner waits for them, and its value is still to come", () => {
    const { cards, edges } = shownAt(9);
    expect(cards.get("plan")).toMatchObject({ state: "running", word: "Waits for tasks", cost: "$0.0180" });
    expect(edges.get("e1")).toBe("taken");
    expect(edges.get("e3")).toBe("to-come");
  });

  test("a streaming step shows its last words, and its edge carries the value", () => {
    const { cards, edges } = shownAt(38);
    expect(cards.get("synthesis")).toMatchObject({ state: "running", text: { sort: "stream" } });
    expect(edges.get("e3")).toBe("now");
  });

  test("a finished run is quiet, and every edge is taken", () => {
    const { cards, edges } = shownAt(100);
    expect(cards.get("brief")).toMatchObject({ state: "done", word: "Done", cost: "", time: "1 ms" });
    expect(edges.get("e4")).toBe("taken");
  });
});

test("[P4] a planner whose plan waits for somebody says the titles of its tasks, and not how it wrote them", () => {
  const story = new Story();
  const step = story.begin(10, "plan", { name: "Planner", kind: "planner" });
  story.say(step, {
    model: "claude-sonnet-5-5",
    at: 20,
    ms: 100,
    text: '{"tasks":[{"id":"t1","title":"Costs"},{"id":"t2","title":"Grants"}]}',
  });
  const asking = fold(emptyRun(runId.parse("r1")), story.wait(200, "plan", "", undefined, "question").events());
  const card = toCanvasRun(graph, asking, asking.at, estimates, null).cards.get("plan");
  expect(card).toMatchObject({ state: "asking", text: { sort: "output", text: "Costs, Grants" } });
});

test("[P3] tasks appear with their own state, and so do the edges between them", () => {
  const early = shownAt(6.5);
  const late = shownAt(100);
  const [one, five] = ["worker~plan.1.t1", "worker~plan.1.t5"];
  expect(early.plans[0]?.rounds[0]?.tasks).toHaveLength(6);
  expect(early.cards.get(five)).toMatchObject({ state: "waiting" });
  expect(early.edges.get(taskEdgeId(one, five))).toBe("to-come");
  expect(late.cards.get(five)).toMatchObject({ state: "done" });
  expect(late.edges.get(taskEdgeId(one, five))).toBe("taken");
});

test("what did not change stays the same object, so that its card is not drawn again", () => {
  const before = at(9);
  const first = toCanvasRun(graph, before, before.at, estimates, null);
  const second = toCanvasRun(graph, before, before.at + 500, estimates, first);
  expect(second.cards.get("question")).toBe(first.cards.get("question"));
  expect(second.plans).toBe(first.plans);
  expect(second.cards.get("plan")).not.toBe(first.cards.get("plan"));
});

describe("[E4] what calls that broke off may have cost is told as the most that it can be, never as nought", () => {
  const haiku = "claude-haiku-5-5";
  const cut = (more: (story: Story, step: ReturnType<Story["begin"]>) => void) => {
    const story = new Story();
    const step = story.begin(10, "synthesis", { name: "Synthesis", kind: "executor", model: haiku });
    story.lose(step, { model: haiku, at: 20, ms: 100 }, 146_500_000n);
    more(story, step);
    const run = fold(emptyRun(runId.parse("r1")), story.events());
    return toCanvasRun(graph, run, run.at, estimates, null).cards.get("synthesis")?.cost;
  };

  test("of a step that was cancelled", () =>
    expect(cut((story, step) => story.tell(200, { type: "step.cancelled", stepId: step }))).toBe("≤ $0.1465"));

  test("of one that goes on after its worker died: no estimate stands in its place", () => expect(cut(() => undefined)).toBe("≤ $0.1465"));

  test("together with what calls after it cost", () =>
    expect(cut((story, step) => story.say(step, { model: haiku, at: 200, ms: 100, text: "x", nanoUsd: 6_700_000n }))).toBe("≤ $0.1532"));
});

test("[T6] the card of a sub-graph tells what all inside of it cost, however deep, and its estimate until then", () => {
  const story = new Story();
  const outer = story.begin(10, "synthesis", { name: "Check", kind: "subgraph" });
  const inner = story.begin(11, "again", { name: "Again", kind: "subgraph", path: "synthesis", parent: outer });
  const draft = story.begin(12, "draft", { name: "Draft", kind: "executor", path: "synthesis/again", parent: inner });
  const asked = story.events();
  story.say(draft, { model: "claude-haiku-5-5", at: 20, ms: 100, text: "x", nanoUsd: 6_700_000n });
  const cost = (told: typeof asked) => {
    const run = fold(emptyRun(runId.parse("r1")), told);
    return toCanvasRun(graph, run, run.at, estimates, null).cards.get("synthesis")?.cost;
  };
  expect(cost(asked)).toBe("~$0.0884");
  expect(cost(story.events())).toBe("$0.0067");
});

test("[S2] what a share hides is drawn as nothing on a card", () => {
  const story = new Story();
  story.end(30, story.begin(10, "synthesis", { name: "Synthesis", kind: "executor" }), hiddenValue());
  const plan = story.begin(10, "plan", { name: "Planner", kind: "planner" });
  const task = { id: "t1", title: hiddenText, objective: hiddenText, expectedOutput: hiddenText, dependsOn: [], model: null };
  story.plan(20, plan, 1, [
    { ...task, delegate: nodeId.parse("worker") },
    { ...task, id: "t2", delegate: nodeId.parse("worker") },
  ]);
  const run = fold(emptyRun(runId.parse("r1")), story.events());
  const { cards } = toCanvasRun(graph, run, run.at, null, null);
  expect(cards.get("synthesis")?.text).toBeNull();
  expect(cards.get("plan")?.text).toEqual({ sort: "output", text: "2 tasks" });
});

test("[S2] where costs are hidden no card names one, done, reused or to come", () => {
  for (const seconds of [0, 9, 38, 99]) {
    const run = at(seconds);
    const { cards } = toCanvasRun(graph, run, run.at, null, null);
    expect(new Set([...cards.values()].map((card) => card.cost))).toEqual(new Set([""]));
  }
});

test("[T10] a part that the run never reached says so when it is over", () => {
  const ended = { ...emptyRun(runId.parse("r1")), endedAt: 1 };
  expect(toCanvasRun(graph, ended, 1, estimates, null).cards.get("synthesis")).toMatchObject({
    state: "skipped",
    word: "Not started",
    cost: "",
  });
});
