import { nodeId, type StepId } from "@/lib/core/ids";
import type { Event } from "@/lib/trace/event";
import type { Outlined } from "@/lib/trace/row";
import { Story } from "@/lib/trace/testing/story";

const haiku = "claude-haiku-5-5";
const models: { [kind: string]: string | undefined } = { executor: haiku };

/** start -> pages (a map: write) -> again (a loop: draft, judge) -> end. */
export const containerOutline: Outlined[] = [
  node("start", "Start", "input", [], null),
  node("pages", "Each page", "map", ["start"], null),
  node("write", "Write", "executor", ["pages"], "pages"),
  node("again", "Until it passes", "loop", ["pages"], null),
  node("draft", "Draft", "executor", ["again"], "again"),
  node("judge", "Judge", "evaluator", ["draft"], "again"),
  node("end", "End", "output", ["again"], null),
];

function node(id: string, name: string, kind: string, needs: string[], parent: string | null): Outlined {
  return {
    id: nodeId.parse(id),
    name,
    kind,
    model: models[kind] ?? null,
    parent: parent === null ? null : nodeId.parse(parent),
    needs: needs.map((need) => nodeId.parse(need)),
    delegate: false,
    likelyMs: null,
  };
}

/**
 * A map of so many items, two at once and a second each but for the first, which takes 2.5; one of them may fail. Then a loop that needs
 * two turns. In milliseconds since the start: the map from 10 on, each item's call costs 1,000 nano-dollars.
 */
export function containerRun({ items = 4, failing = -1 }: { items?: number; failing?: number } = {}): Event[] {
  const story = new Story(0);
  story.tell(0, { type: "run.started", worker: "w", epoch: 1, format: 1 });
  story.end(2, story.begin(1, "start", { name: "Start", kind: "input" }), null);
  const pages = story.begin(10, "pages", { name: "Each page", kind: "map" });
  story.tell(10, {
    type: "items.counted",
    stepId: pages,
    count: items,
    items: Array.from({ length: items }, (_, index) => `page ${index + 1}`),
  });
  const lanes = [10, 10];
  for (let index = 0; index < items; index += 1) {
    const lane = (lanes[0] ?? 0) <= (lanes[1] ?? 0) ? 0 : 1;
    lanes[lane] = item(story, pages, index, lanes[lane] ?? 0, index === failing);
  }
  const over = Math.max(...lanes);
  story.end(over + 2, pages, []);
  const loop = story.begin(over + 4, "again", { name: "Until it passes", kind: "loop" });
  const first = turn(story, loop, 0, over + 4, 0.4);
  const second = turn(story, loop, 1, first, 0.9);
  story.end(second + 2, loop, "good");
  story.end(second + 5, story.begin(second + 4, "end", { name: "End", kind: "output" }), "good");
  return story.finish(second + 6, "succeeded", "good").events();
}

function item(story: Story, pages: StepId, index: number, at: number, fails: boolean): number {
  const write = story.begin(at, "write", { name: "Write", kind: "executor", model: haiku, path: `pages[${index}]`, parent: pages });
  const ms = index === 0 ? 2_500 : 1_000;
  const end = story.say(write, { model: haiku, at, ms, text: `about page ${index + 1}`, nanoUsd: 1_000n });
  if (fails) {
    const error = { code: "model_refused" as const, message: "No.", retryable: false, stepId: write };
    story.tell(end, { type: "step.failed", stepId: write, attempt: 1, error, handledBy: "container" });
  } else story.end(end, write, `about page ${index + 1}`);
  story.tell(end, { type: "iteration.finished", stepId: pages, index, done: true });
  return end;
}

function turn(story: Story, loop: StepId, index: number, at: number, score: number): number {
  const inside = { path: `again[${index}]`, parent: loop };
  const draft = story.begin(at, "draft", { name: "Draft", kind: "executor", model: haiku, ...inside });
  const drafted = story.say(draft, { model: haiku, at, ms: 1_000, text: `draft ${index + 1}`, nanoUsd: 2_000n });
  story.end(drafted, draft, `draft ${index + 1}`);
  const judge = story.begin(drafted, "judge", { name: "Judge", kind: "evaluator", model: haiku, ...inside });
  const passed = score > 0.7;
  const judged = story.say(judge, { model: haiku, at: drafted, ms: 500, text: `${score}`, nanoUsd: 500n });
  story.end(judged, judge, { score, passed, feedback: "" }, { ports: [passed ? "pass" : "fail"] });
  story.tell(judged, { type: "iteration.finished", stepId: loop, index, done: passed });
  return judged;
}
