import { afterAll, beforeAll, expect, test } from "vitest";
import { ownerId, type RunId } from "@/lib/core/ids";
import type { JsonObject } from "@/lib/core/json";
import { pool } from "@/lib/data/pool";
import { readEvents } from "@/lib/data/read-events";
import { scriptedModel } from "@/lib/engine/testing/scripted-model";
import { aSpec, asks } from "@/lib/engine/testing/spec-builder";
import { nodeId } from "@/lib/core/ids";
import { startRun } from "@/lib/runtime/start";
import { workerStage } from "@/lib/runtime/testing/worker-stage";
import type { Spec } from "@/lib/spec/spec";

let stage: Awaited<ReturnType<typeof workerStage>>;
beforeAll(async () => {
  const model = scriptedModel((prompt) => ({ say: prompt, ms: 5 }));
  stage = await workerStage(model, [{ ownerId: ownerId.parse("local") }]);
}, 60_000);
afterAll(() => stage.stop());

async function start(spec: Spec, input: JsonObject): Promise<RunId> {
  const graph = { version: 1 as const, name: "Test", nodes: [], edges: [] };
  const run = { graph, spec, specHash: "h", graphId: null, version: null, input, simulated: true };
  return (await startRun({ ownerId: ownerId.parse("local") }, run)).id;
}

/** Calls of a run that have ended, and whether it has. */
async function progress(run: RunId): Promise<{ calls: number; ended: boolean }> {
  const events = await readEvents(pool(), run, { texts: false });
  return { calls: events.filter(({ type }) => type === "call.finished").length, ended: events.at(-1)?.type === "run.finished" };
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}

test("[E1] a run of a thousand items does not hold up a small one on the same worker", async () => {
  const result = [{ from: nodeId.parse("one"), port: "out" }];
  const items = Array.from({ length: 1_000 }, (_, index) => index);
  const big = aSpec({ concurrency: 64 })
    .part("all", { op: "each", items: "{{start.items}}", maxItems: 1_000, concurrency: 64, onItemError: "fail", result }, ["start"])
    .part("one", { op: "call", call: asks("{{all.item}}") }, ["all.item"], { parent: "all" })
    .output("end", "x", ["all"])
    .build("end");
  const small = aSpec().model("a", "a", ["start"]).model("b", "b {{a.output}}", ["a"]).output("end", "{{b.output}}", ["b"]).build("end");

  const many = await start(big, { items });
  await until(async () => (await progress(many)).calls > 0);
  const few = await start(small, {});
  await until(async () => (await progress(few)).ended);
  // What the small one needs is two calls; the big one has most of its thousand still before it.
  const [ofSmall, ofBig] = await Promise.all([readEvents(pool(), few), readEvents(pool(), many, { texts: false })]);
  const end = ofSmall.at(-1)?.at ?? "";
  expect(ofBig.filter(({ type, at }) => type === "call.finished" && at <= end).length).toBeLessThan(500);
  await until(async () => (await progress(many)).ended);
  expect(await progress(many)).toEqual({ calls: 1_000, ended: true });
}, 120_000);
