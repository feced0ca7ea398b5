import { afterAll, beforeAll, expect, test } from "vitest";
import { callId, nodeId, ownerId, runId, stepId } from "@/lib/core/ids";
import { readEvents, readFacts } from "@/lib/data/events";
import { aStoredRun, finished } from "@/lib/data/testing/stored-run";
import { scriptedModel } from "@/lib/engine/testing/scripted-model";
import { aSpec, asks } from "@/lib/engine/testing/spec-builder";
import { untilEnded } from "@/lib/runtime/follow";
import { readRunPage, type RunPageFacts } from "@/lib/runtime/run-page";
import { startRun } from "@/lib/runtime/start";
import { workerStage } from "@/lib/runtime/testing/worker-stage";
import { emptyRun, fold } from "@/lib/trace/fold";

const asker = { ownerId: ownerId.parse("local") };
let stage: Awaited<ReturnType<typeof workerStage>>;
beforeAll(async () => {
  const model = scriptedModel((prompt) => ({ say: prompt, ms: 1 }));
  stage = await workerStage(model, [asker]);
}, 60_000);
afterAll(() => stage.stop());

/** A map over so many items, each of which asks a model, and a step before it that does too. */
async function pageOf(count: number): Promise<{ page: RunPageFacts; whole: RunPageFacts["snapshot"] }> {
  const result = [{ from: nodeId.parse("one"), port: "out" }];
  const spec = aSpec({ concurrency: 64 })
    .model("first", "first", ["start"])
    .part("all", { op: "each", items: "{{start.items}}", maxItems: 1_000, concurrency: 64, onItemError: "fail", result }, ["first"])
    .part("one", { op: "call", call: asks("{{all.item}}") }, ["all.item"], { parent: "all" })
    .output("end", "x", ["all"])
    .build("end");
  const graph = { version: 1 as const, name: "Test", nodes: [], edges: [] };
  const input = { items: Array.from({ length: count }, (_, index) => index) };
  const { id } = await startRun(asker, { graph, spec, specHash: "h", graphId: null, version: null, input, simulated: true });
  await untilEnded(asker, id, 60_000, new AbortController().signal);
  const page = await readRunPage(asker, id);
  if (page === null) throw new Error(`run ${id} is gone`);
  const whole = fold(emptyRun(runId.parse(id)), await readFacts(asker, id, page.snapshot.seq, null));
  return { page, whole };
}

test("[T2] the first picture of a run is the fold of its events", async () => {
  const { page, whole } = await pageOf(20);
  expect(page).toMatchObject({ partial: false, snapshot: { status: "succeeded" } });
  expect(page.snapshot).toEqual(whole);
}, 60_000);

test("[T2] [T6] of a large run it leaves out what stands in turns, and nothing of the rest: what is outside of them, and the sums of all", async () => {
  const { page, whole } = await pageOf(1_000);
  expect(whole.seq).toBeGreaterThan(5_000);
  const outer = new Map([...whole.steps].filter(([, step]) => step.path === ""));
  const calls = new Map([...whole.calls].filter(([, call]) => outer.has(call.stepId)));
  expect(outer.size).toBe(4);
  expect(whole.calls.size).toBe(1_001);
  expect(page.partial).toBe(true);
  expect(page.snapshot).toEqual({ ...whole, steps: outer, calls });
}, 120_000);

test("[T2] a large run in which nothing stands in turns is whole at once, however much text it streamed", async () => {
  const run = await aStoredRun(asker);
  const step = { stepId: stepId.parse("writer"), nodeId: nodeId.parse("writer"), path: "" };
  const call = { callId: callId.parse("writer:1:1"), stepId: step.stepId };
  await run.append([
    { type: "run.started", worker: "w", epoch: 1, format: 1 },
    { type: "step.started", ...step, kind: "executor", name: "Writer", attempt: 1, input: null },
    { type: "call.started", ...call, attempt: 1, n: 1, sort: "model", model: "m", request: {}, requestHash: "h", reservedNanoUsd: null },
    ...Array.from({ length: 5_000 }, (_, index) => ({ type: "text.added" as const, ...call, channel: "text" as const, text: `${index} ` })),
    finished,
  ]);
  const page = await readRunPage(asker, run.id);
  expect(page).toMatchObject({ partial: false, snapshot: { status: "succeeded" } });
  expect([...(page?.snapshot.steps.keys() ?? [])]).toEqual(["writer"]);
});

test("[T2] the first picture of a large run stands at its last event, also where that is in a turn", async () => {
  const run = await aStoredRun(asker);
  const each = { stepId: stepId.parse("each"), nodeId: nodeId.parse("each"), path: "" };
  const inside = { stepId: stepId.parse("writer~each-0"), nodeId: nodeId.parse("writer"), path: "each[0]", parentId: each.stepId };
  const call = { callId: callId.parse("writer~each-0:1:1"), stepId: inside.stepId };
  await run.append([
    { type: "run.started", worker: "w", epoch: 1, format: 1 },
    { type: "step.started", ...each, kind: "map", name: "Each", attempt: 1, input: null },
    { type: "step.started", ...inside, kind: "executor", name: "Writer", attempt: 1, input: null },
    { type: "call.started", ...call, attempt: 1, n: 1, sort: "model", model: "m", request: {}, requestHash: "h", reservedNanoUsd: null },
    ...Array.from({ length: 5_000 }, (_, index) => ({ type: "text.added" as const, ...call, channel: "text" as const, text: `${index} ` })),
  ]);
  const page = await readRunPage(asker, run.id);
  const [last] = (await readEvents(asker, run.id, (page?.snapshot.seq ?? 0) - 1, 1)).events;
  expect(page).toMatchObject({ partial: true, snapshot: { seq: 5_005, at: Date.parse(last?.at ?? "") } });
});
