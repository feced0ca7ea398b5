import { expect, test } from "vitest";
import { nodeId, runId, type StepId } from "@/lib/core/ids";
import type { JsonValue } from "@/lib/core/json";
import { compareRuns } from "@/lib/trace/compare-runs";
import type { Event } from "@/lib/trace/event";
import { emptyRun, fold } from "@/lib/trace/fold";
import type { Outlined } from "@/lib/trace/row";
import { researchBrief } from "@/lib/trace/testing/research-brief";
import { researchOutline } from "@/lib/trace/testing/research-outline";
import { Story, type Said } from "@/lib/trace/testing/story";

const haiku = "claude-haiku-5-5";
const sonnet = "claude-sonnet-5-5";
const none: ReadonlySet<string> = new Set();

type Way = { topic?: string; draft?: Partial<Said>; polish?: Partial<Said> & { gives?: JsonValue }; reuse?: boolean; until?: number };

/** Topic, Draft, Polish, Answer; B may take the first two over from A. */
function told(way: Way = {}): Event[] {
  const story = new Story();
  const limits = { maxCostNanoUsd: null, maxTokens: null, maxSeconds: 600, concurrency: 4 };
  const input = { topic: way.topic ?? "tea" };
  story.tell(0, { type: "run.queued", graphId: "g", version: 1, specHash: "", input, limits, simulated: true, tags: [] });
  story.tell(5, { type: "run.started", worker: "w1", epoch: 1, format: 1 });
  if (way.reuse === true) {
    reuse(story, "start", input, "0");
    reuse(story, "draft", "A draft", "4000");
  } else {
    story.end(12, story.begin(10, "start", { name: "Topic", kind: "input" }), input);
    write(story, 20, "draft", "Draft", {
      model: haiku,
      ms: 1_000,
      at: 20,
      text: "A draft",
      nanoUsd: 4_000n,
      prompt: "Draft",
      ...way.draft,
    });
  }
  const said = { model: sonnet, at: 2_000, ms: 900, text: "Polished", nanoUsd: 9_000n, prompt: "Polish", ...way.polish };
  write(story, 2_000, "polish", "Polish", said, way.polish?.gives);
  story.end(3_002, story.begin(3_000, "end", { name: "Answer", kind: "output" }), said.text);
  story.finish(3_010, "succeeded", said.text);
  const until = Date.parse("2026-11-23T09:00:00.000Z") + (way.until ?? Infinity);
  return story.events().filter(({ at }) => Date.parse(at) <= until);
}

function write(story: Story, at: number, id: string, name: string, said: Said, gives: JsonValue = said.text): void {
  const step = story.begin(at, id, { name, kind: "executor", model: said.model });
  story.end(story.say(step, said), step, gives);
}

function reuse(story: Story, id: string, output: JsonValue, savedNanoUsd: string): void {
  const stepId = id as StepId; // at top level a step has its node's id
  const from = { runId: runId.parse("a"), stepId };
  story.tell(10, { type: "step.reused", stepId, nodeId: nodeId.parse(id), path: "", from, output, savedNanoUsd, why: "fork", name: id });
}

const outline = [listed("start", []), listed("draft", ["start"]), listed("polish", ["draft"]), listed("end", ["polish"])];

function listed(id: string, needs: string[]): Outlined {
  const all = needs.map((need) => nodeId.parse(need));
  return { id: nodeId.parse(id), name: id, kind: "", model: null, needs: all, parent: null, delegate: false, likelyMs: null };
}

function compared(a: Event[], b: Event[], reset: ReadonlySet<string> = none, list: readonly Outlined[] = outline) {
  return compareRuns(fold(emptyRun(runId.parse("a")), a), fold(emptyRun(runId.parse("b")), b), { outline: list, reset });
}

function printed(result: ReturnType<typeof compared>): string[] {
  return result.pairs.map(({ id, standing, changed }) => [id, standing, ...changed].join(" "));
}

test("the same run told twice differs in nothing", () => {
  const result = compared(told(), told());
  expect(printed(result)).toEqual(["start both", "draft both", "polish both", "end both"]);
  expect(result.first).toBeNull();
  expect(result.pairs.map(({ delta }) => delta)).toEqual(Array(4).fill({ costNanoUsd: 0n, mostNanoUsd: null, ms: 0, tokens: 0 }));
});

test("what differs is told apart, and the first difference is the cause and not what follows from it", () => {
  const result = compared(told(), told({ draft: { prompt: "Draft in verse", text: "A verse", ms: 400 }, polish: { prompt: "Polish it" } }));
  expect(printed(result)).toEqual(["start both", "draft both prompt output", "polish both prompt", "end both"]);
  expect(result.first).toMatchObject({ pair: { id: "draft" }, by: "prompt" });
  expect(result.pairs[1]?.delta.ms).toBe(-600);
});

test("another input is the first difference of all", () => {
  const result = compared(told(), told({ topic: "coffee" }));
  expect(result.first).toMatchObject({ pair: { id: "start" }, by: "output" });
});

test("another model is no other prompt, and costs are set against each other", () => {
  const result = compared(told(), told({ polish: { model: haiku, nanoUsd: 1_000n } }));
  expect(result.first).toMatchObject({ pair: { id: "polish", models: { a: sonnet, b: haiku } }, by: "model" });
  expect(result.pairs[2]).toMatchObject({ changed: ["model"], delta: { costNanoUsd: -8_000n } });
  expect([result.totals.a.costNanoUsd, result.totals.b.costNanoUsd]).toEqual([13_000n, 5_000n]);
});

test("[F2] what a fork took over counts as the same, and with what it cost there", () => {
  const result = compared(told(), told({ reuse: true, polish: { nanoUsd: 2_000n } }));
  expect(printed(result)).toEqual(["start both", "draft both", "polish both", "end both"]);
  expect(result.pairs[1]).toMatchObject({ models: { a: haiku, b: haiku }, delta: { costNanoUsd: 0n, ms: 0, tokens: 0 } });
  expect(result.totals.b).toMatchObject({ costNanoUsd: 6_000n, paidNanoUsd: 2_000n, reused: 2, executed: 2 });
  expect(result.totals.a).toMatchObject({ costNanoUsd: 13_000n, reused: 0, executed: 4 });
});

test("[F2] tasks of a planner that a fork took over as a whole are the same, and count as reused", () => {
  const a = researchBrief();
  const b = researchBrief().flatMap((event): Event[] => {
    const of = "stepId" in event ? (event.stepId ?? "") : "";
    if (of !== "plan" && !of.includes("~")) return [event];
    if (event.type !== "step.finished" || of !== "plan") return [];
    const { seq, at, output, stepId } = event;
    const from = { runId: runId.parse("a"), stepId };
    return [{ type: "step.reused", seq, at, stepId, nodeId: nodeId.parse("plan"), path: "", from, output, savedNanoUsd: "1", why: "fork" }];
  });
  const result = compared(a, b, none, researchOutline);
  expect(result.first).toBeNull();
  expect(result.pairs.filter(({ standing }) => standing === "taken").length).toBe(6);
  expect(result.totals.b.costNanoUsd).toBe(result.totals.a.costNanoUsd);
  expect(result.totals.b.reused).toBe(7);
});

test("[F3] a planner whose plan a fork read from the record asked the same and cost the same; its tasks tell what differs", () => {
  const a = researchBrief();
  const origin = { runId: runId.parse("a"), from: "worker", steps: [], outputs: {}, recorded: false };
  const planning = a.find((event) => event.type === "call.started" && event.stepId === "plan")!;
  const b = a.flatMap((event): Event[] => {
    if (event.type === "run.queued") return [{ ...event, origin }];
    const isRead = "callId" in event && "callId" in planning && event.callId === planning.callId;
    return [isRead && event.type === "call.finished" ? { ...event, costNanoUsd: "0", recorded: true } : event];
  });
  const result = compared(a, b, none, researchOutline);
  expect(result.first).toBeNull();
  expect(result.totals.b.costNanoUsd).toBe(result.totals.a.costNanoUsd);
});

test("outputs are compared by value: the order of keys is none, and what is stored apart is known by its name", () => {
  const gives = (value: JsonValue) => told({ polish: { gives: value } });
  expect(compared(gives({ x: 1, y: 2 }), gives({ y: 2, x: 1 })).first).toBeNull();
  expect(compared(gives({ $ref: "one" }), gives({ $ref: "one" })).first).toBeNull();
  expect(compared(gives({ $ref: "one" }), gives({ $ref: "two" })).first).toMatchObject({ pair: { id: "polish" }, by: "output" });
});

test("a cost without a price is no number, neither for the step nor for the whole", () => {
  const result = compared(told(), told({ polish: { nanoUsd: null } }));
  expect(result.pairs[2]?.delta.costNanoUsd).toBeNull();
  expect(result.totals.b.costNanoUsd).toBeNull();
});

test("[E4] where a call broke off no saving is certain: the most that the difference can be is told in its place", () => {
  const lost = 50_000n;
  const cut = told({ polish: { nanoUsd: 1_000n } }).flatMap((event): Event[] => {
    if (event.type !== "call.finished" || event.stepId !== "polish") return [event];
    const { seq, at, callId, stepId } = event;
    return [{ type: "call.lost", seq, at, callId, stepId, minNanoUsd: "0", maxNanoUsd: String(lost) }];
  });
  const later = compared(told(), cut);
  expect(later.pairs[2]).toMatchObject({ delta: { costNanoUsd: null, mostNanoUsd: lost - 9_000n } });
  expect(later.totals.b).toMatchObject({ costNanoUsd: 4_000n, lostNanoUsd: lost, paidLostNanoUsd: lost });
  // The earlier run may have lost nothing in the end: then the later one cost all this more.
  expect(compared(cut, told()).pairs[2]?.delta).toMatchObject({ costNanoUsd: null, mostNanoUsd: 9_000n });
  expect(later.pairs[1]?.delta).toMatchObject({ costNanoUsd: 0n, mostNanoUsd: null });
});

test("while the second run goes on, what it has not reached is to come and nothing is judged too early", () => {
  const result = compared(told(), told({ draft: { model: sonnet }, until: 500 }));
  expect(printed(result)).toEqual(["start both", "draft both model", "polish to-come", "end to-come"]);
  expect(result.pairs[1]?.delta.ms).toBeNull();
  expect(result.totals.b.ms).toBeNull();
});

test("a node that only one graph has is shown where it stood, and other settings are named", () => {
  const story = new Story();
  story.tell(5, { type: "run.started", worker: "w1", epoch: 1, format: 1 });
  story.end(12, story.begin(10, "start", { name: "Topic", kind: "input" }), { topic: "tea" });
  story.end(14, story.begin(13, "end", { name: "Answer", kind: "output" }), "none");
  story.finish(20, "succeeded", "none");
  const result = compared(told(), story.events(), new Set(["start"]));
  expect(printed(result)).toEqual(["start both settings", "draft only-a", "polish only-a", "end both output"]);
  expect(result.first).toMatchObject({ pair: { id: "start" }, by: "settings" });
  expect(result.pairs[1]?.delta.costNanoUsd).toBe(-4_000n);
});

test("tasks are the same by their title, whatever number another plan gave them; a cause inside comes before what it comes to", () => {
  const renumbered = researchBrief().map((event) => {
    if (event.type === "plan.written") return { ...event, tasks: event.tasks.map((task) => ({ ...task, id: `n${task.id}` })) };
    const text = JSON.stringify(event);
    return JSON.parse(text.replaceAll(/plan\.1\.t/g, "plan.1.nt").replaceAll(/"taskId":"t/g, '"taskId":"nt')) as Event; // ids alone changed
  });
  const result = compared(researchBrief(), renumbered, none, researchOutline);
  expect(result.pairs.every(({ standing, changed }) => standing === "both" && changed.length === 0)).toBe(true);
  expect(result.pairs.filter(({ row }) => row.taskId !== null).length).toBe(6);

  const other = researchBrief().map((event) =>
    event.type === "step.finished" && (event.stepId.includes(".t1") || event.stepId === "plan") ? { ...event, output: "Other" } : event,
  );
  const caused = compared(researchBrief(), other, none, researchOutline);
  expect(caused.first).toMatchObject({ pair: { row: { taskId: "t1" } }, by: "output" });
});
