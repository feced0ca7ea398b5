import { afterAll, beforeAll, expect, test } from "vitest";
import { ensureOwner } from "@/lib/data/owners";
import { pool } from "@/lib/data/pool";
import { findRun } from "@/lib/data/runs";
import { anAsker } from "@/lib/data/testing/stored-run";
import { scriptedModel } from "@/lib/engine/testing/scripted-model";
import { aChain } from "@/lib/graph/testing/graph-builder";
import { untilEnded } from "@/lib/runtime/follow";
import { runGraph } from "@/lib/runtime/run-graph";
import { closeRunSignals } from "@/lib/runtime/run-signals";
import { freshDatabase, type FreshDatabase } from "@/lib/runtime/testing/fresh-database";
import { startTestWorker } from "@/lib/runtime/testing/test-worker";
import type { Worker } from "@/lib/runtime/worker";

const source = { graph: aChain().build(), graphId: null, version: null };
const model = scriptedModel((prompt) => ({ say: `<${prompt}>` }));
const asker = anAsker();
let fresh: FreshDatabase;
let worker: Worker;
beforeAll(async () => {
  fresh = await freshDatabase();
  process.env["DATABASE_URL"] = fresh.url;
  await ensureOwner(asker, "Somebody");
  worker = await startTestWorker(fresh.url, model);
});
afterAll(async () => {
  await worker.stop();
  await closeRunSignals();
  await pool().end();
  await fresh.drop();
});

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
