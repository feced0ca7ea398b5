import { afterAll, beforeAll, expect, test } from "vitest";
import { deleteRun, findRun } from "@/lib/data/runs";
import { anAsker } from "@/lib/data/testing/stored-run";
import { scriptedModel } from "@/lib/engine/testing/scripted-model";
import { aGraph, haiku } from "@/lib/graph/testing/graph-builder";
import { untilEnded } from "@/lib/runtime/follow";
import { runGraph } from "@/lib/runtime/run-graph";
import { workerStage } from "@/lib/runtime/testing/worker-stage";

/** Too big for an event, so that what is kept is read from where it was put. */
const long = "tide ".repeat(2_000);
const model = scriptedModel(() => ({ say: long }));
const graph = aGraph()
  .node("start", "input", { fields: [{ key: "topic", type: "text" }] })
  .node("draft", "executor", { model: haiku, prompt: "Draft {{start.topic}}" }, { policy: { cacheResult: true } })
  .node("end", "output", { value: "{{draft.output}}" })
  .flow("start", "draft")
  .flow("draft", "end")
  .build();

const asker = anAsker();
const stranger = anAsker();
let stage: Awaited<ReturnType<typeof workerStage>>;
beforeAll(async () => {
  stage = await workerStage(model, [asker, stranger]);
});
afterAll(() => stage.stop());

async function run(who = asker) {
  const asked = model.seen.length;
  const started = await runGraph(who, { graph, graphId: null, version: null }, { input: { topic: "tides" } });
  if (!started.ok) throw new Error(JSON.stringify(started.error));
  await untilEnded(who, started.value.id, 20_000, new AbortController().signal);
  const ended = await findRun(who, started.value.id);
  return { run: ended!, calls: model.seen.length - asked };
}

test("[F2] [T8] a kept result is read from the run that made it, each owner's apart, and goes with that run", async () => {
  const first = await run();
  expect(first.calls).toBe(1);
  const second = await run();
  expect(second).toMatchObject({ calls: 0, run: { status: "succeeded", output: long, costNanoUsd: "0" } });
  const [before, after] = [first, second].map(({ run: { steps } }) => steps.find((step) => step.id === "draft"));
  expect(after).toMatchObject({ status: "reused", costNanoUsd: "0", savedNanoUsd: before?.costNanoUsd });
  expect((await run(stranger)).calls).toBe(1);
  expect(await deleteRun(asker, first.run.id)).toBe("deleted");
  expect((await run()).calls).toBe(1);
});
