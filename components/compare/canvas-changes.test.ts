import { expect, test } from "vitest";
import { canvasChanges, type Lens } from "@/components/compare/canvas-changes";
import { changeWords } from "@/components/compare/change-words";
import { runId } from "@/lib/core/ids";
import { compareGraphs } from "@/lib/graph/compare";
import { aGraph, haiku } from "@/lib/graph/testing/graph-builder";
import { compareRuns } from "@/lib/trace/compare-runs";
import type { Event } from "@/lib/trace/event";
import { emptyRun, fold } from "@/lib/trace/fold";
import { researchBrief } from "@/lib/trace/testing/research-brief";
import { researchOutline } from "@/lib/trace/testing/research-outline";

const graph = aGraph()
  .node("question", "input", { fields: [] })
  .node("plan", "planner", { model: haiku, prompt: "Plan" })
  .node("worker", "executor", { model: haiku, prompt: "Work" })
  .node("synthesis", "executor", { model: haiku, prompt: "Write" })
  .node("brief", "output", { value: "{{synthesis.output}}" })
  .build();

function changes(b: Event[], lens: Lens) {
  const views = [researchBrief(), b].map((events, index) => fold(emptyRun(runId.parse(`r${index}`)), events));
  const { pairs } = compareRuns(views[0]!, views[1]!, { outline: researchOutline, reset: new Set() });
  const { chips, marks } = canvasChanges(pairs, compareGraphs(graph, graph), lens);
  return { chips: new Map([...chips].map(([id, [chip]]) => [id, chip])), marks, pairs };
}

/** The same run with another text of one step, whose last call cost half. */
function cheaper(step: string): Event[] {
  return researchBrief().map((event) => {
    if (event.type === "step.finished" && event.stepId === step) return { ...event, output: "Shorter" };
    const isCall = event.type === "call.finished" && event.stepId === step && event.costNanoUsd !== null;
    return isCall ? { ...event, costNanoUsd: String(BigInt(event.costNanoUsd ?? "0") / 2n) } : event;
  });
}

test("a card is marked by what the canvas is coloured by, and says in words what changed", () => {
  const { chips, marks, pairs } = changes(cheaper("synthesis"), "output");
  expect([...marks]).toEqual([["synthesis", "changed"]]);
  expect(chips.get("synthesis")).toEqual({ text: "text changed", tone: "other" });
  expect(pairs.map(changeWords).filter((words) => words !== "same")).toEqual(["text"]);
  expect(changes(cheaper("synthesis"), "cost").chips.get("synthesis")).toEqual({ text: "−$0.0442", tone: "less" });
  expect(changes(cheaper("synthesis"), "model").marks.size).toBe(0);
  expect(changes(cheaper("synthesis"), "time").marks.size).toBe(0);
});

test("[E4] what broke off is no saving: its chip says the most that it can be and has the colour of neither", () => {
  const cut = researchBrief().flatMap((event): Event[] => {
    if (event.type !== "call.finished" || event.stepId !== "synthesis") return [event];
    const { seq, at, callId, stepId } = event;
    return [{ type: "call.lost", seq, at, callId, stepId, minNanoUsd: "0", maxNanoUsd: "1000000" }];
  });
  expect(changes(cut, "cost").chips.get("synthesis")).toEqual({ text: "≤ −$0.0874", tone: "other" });
});

test("a delegate counts its tasks, and each task has its own mark", () => {
  const task = researchBrief().find((event) => event.type === "step.started" && event.taskId === "t1")!;
  const id = "stepId" in task ? String(task.stepId) : "";
  const { chips } = changes(cheaper(id), "output");
  expect(chips.get(id)?.text).toBe("text changed");
  expect(chips.get("worker")?.text).toMatch(/^1 of \d steps changed$/);
});
