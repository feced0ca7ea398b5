import { expect, test } from "vitest";
import { nodeId, runId, type StepId } from "@/lib/core/ids";
import { emptyRun, fold } from "@/lib/trace/fold";
import { forkForecast, type ForkTouch } from "@/lib/trace/fork-forecast";
import { researchBrief } from "@/lib/trace/testing/research-brief";
import { researchOutline } from "@/lib/trace/testing/research-outline";

const run = fold(emptyRun(runId.parse("r1")), researchBrief());
const none: ForkTouch = { steps: [], nodes: [], outputs: [] };
const step = (id: string) => id as StepId; // as the story names them
const task = (id: string) => [...run.steps.values()].find(({ taskId }) => taskId === id)!.id;

function costOf(tasks: string[]): bigint {
  return tasks.reduce((sum, id) => sum + lastTryOf(id), 0n);
}

function lastTryOf(id: string): bigint {
  return run.steps.get(task(id))!.costNanoUsd;
}

function forecast(touch: Partial<ForkTouch>) {
  const { reused, anew, costNanoUsd } = forkForecast(
    run,
    { ...none, ...touch },
    { outline: researchOutline, priceOf: (call) => call.costNanoUsd },
  );
  return { reused: reused.length, anew: anew.map(({ taskId, nodeId: node }) => taskId ?? node), costNanoUsd };
}

test("[F2] what stands before the step is reused, the step and what reads of it are done anew, at what they cost last time", () => {
  expect(forecast({ steps: [step("synthesis")] })).toEqual({ reused: 8, anew: ["synthesis", "brief"], costNanoUsd: 88_400_000n });
});

test("[F3] one task is done anew with those that depend on it; its planner asks again, the other tasks stand", () => {
  const { anew, reused, costNanoUsd } = forecast({ steps: [task("t3")] });
  expect(anew).toEqual(["plan", "t3", "t6", "synthesis", "brief"]);
  expect(reused).toBe(5);
  const planner = [...run.calls.values()].find(({ stepId }) => stepId === "plan")!;
  expect(costNanoUsd).toBe(run.costNanoUsd - planner.costNanoUsd! - costOf(["t1", "t2", "t4", "t5"]));
});

test("a planner that begins anew hands out new tasks", () => {
  expect(forecast({ steps: [step("plan")] }).anew.length).toBe(9);
});

test("other settings of a delegate do every task of it anew", () => {
  expect(forecast({ nodes: [nodeId.parse("worker")] }).anew).toContain("t1");
});

test("a given output is not worked for: only what reads of it is done anew", () => {
  expect(forecast({ outputs: [step("synthesis")] })).toMatchObject({ reused: 9, anew: ["brief"], costNanoUsd: 0n });
});

test("without a price of one call there is none of the whole", () => {
  const touch = { ...none, steps: [step("synthesis")] };
  expect(forkForecast(run, touch, { outline: researchOutline, priceOf: () => null }).costNanoUsd).toBeNull();
});
