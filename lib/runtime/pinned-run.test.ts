import { afterAll, beforeAll, expect, test } from "vitest";
import { findRun } from "@/lib/data/runs";
import { anAsker } from "@/lib/data/testing/stored-run";
import { scriptedModel } from "@/lib/engine/testing/scripted-model";
import { aChain } from "@/lib/graph/testing/graph-builder";
import { untilEnded } from "@/lib/runtime/follow";
import { runGraph } from "@/lib/runtime/run-graph";
import { workerStage } from "@/lib/runtime/testing/worker-stage";

const source = { graph: aChain().build(), graphId: null, version: null };
const model = scriptedModel((prompt) => ({ say: `<${prompt}>` }));
const asker = anAsker();
let stage: Awaited<ReturnType<typeof workerStage>>;
beforeAll(async () => {
  stage = await workerStage(model, [asker]);
});
afterAll(() => stage.stop());

test("a worker takes a pinned value from the run that it was given with, and asks nobody", async () => {
  const started = await runGraph(asker, source, { input: { topic: "tea" }, pins: { ask: ["kept", { as: "it was" }] } });
  if (!started.ok) throw new Error(JSON.stringify(started.error));
  await untilEnded(asker, started.value.id, 20_000, new AbortController().signal);
  const run = await findRun(asker, started.value.id);
  expect(run).toMatchObject({ status: "succeeded", output: ["kept", { as: "it was" }], costNanoUsd: "0" });
  expect(run?.steps.find((step) => step.id === "ask")).toMatchObject({ status: "reused", costNanoUsd: "0" });
  expect(model.seen).toEqual([]);
});

test("a value for a node that there is not is refused before anything runs, and so is one for the input", async () => {
  const refused = await runGraph(asker, source, { input: { topic: "tea" }, pins: { aks: 1, start: 2 } });
  expect(refused).toEqual({
    ok: false,
    error: {
      as: "input_invalid",
      errors: [
        { field: "pins.aks", message: "There is no node aks to pin a value to. Did you mean ask?" },
        { field: "pins.start", message: "start does no work, so no value can be pinned to it." },
      ],
    },
  });
});
