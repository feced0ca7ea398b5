import { afterAll, beforeAll, expect, test } from "vitest";
import { ensureOwner } from "@/lib/data/owners";
import { pool } from "@/lib/data/pool";
import { findQuestions } from "@/lib/data/questions";
import { findRun } from "@/lib/data/runs";
import { anAsker } from "@/lib/data/testing/stored-run";
import type { Graph } from "@/lib/graph/document";
import { templates } from "@/lib/graph/templates";
import { anthropicModel } from "@/lib/model/anthropic";
import { startSimulated, type SimulatedServer } from "@/lib/model/simulated/server";
import { handlers } from "@/lib/operations/handlers";
import { answerQuestion } from "@/lib/runtime/answer";
import { listPrices } from "@/lib/runtime/list-prices";
import { runGraph } from "@/lib/runtime/run-graph";
import { freshDatabase, type FreshDatabase } from "@/lib/runtime/testing/fresh-database";
import { startWorker, type Worker } from "@/lib/runtime/worker";
import { builtIn, type Connections } from "@/lib/tools/connections";
import { createOutside } from "@/lib/tools/create-outside";

const asker = anAsker();
const connections: Connections = { secrets: new Map(), servers: new Map(builtIn) };
const outside = createOutside({ allowHosts: [] });
let fresh: FreshDatabase;
let simulated: SimulatedServer;
let worker: Worker;

beforeAll(async () => {
  fresh = await freshDatabase();
  process.env["DATABASE_URL"] = fresh.url;
  await ensureOwner(asker, "Somebody");
  simulated = await startSimulated({ speed: 0 });
  const model = anthropicModel({ baseURL: simulated.url, apiKey: "simulated" });
  const ports = { handlers, prices: listPrices, model: () => model, outside, connections: async () => connections };
  worker = await startWorker({ url: fresh.url, ...ports });
}, 60_000);
afterAll(async () => {
  await worker.stop();
  await Promise.all([outside.close(), simulated.close()]);
  await pool().end();
  await fresh.drop();
});

/** Runs it with the example that it brings along, and says yes to whatever it asks. */
async function ended(graph: Graph) {
  const started = await runGraph(asker, { graph, graphId: null, version: null }, { input: {} });
  if (!started.ok) throw new Error(JSON.stringify(started.error));
  for (;;) {
    const run = await findRun(asker, started.value.id);
    if (run !== null && run.endedAt !== null) return run;
    const asked = await findQuestions(asker, started.value.id, { limit: 10 });
    for (const { id } of asked?.items ?? []) await answerQuestion(asker, started.value.id, id, { decision: "approve" });
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test.each(templates)("the template $slug runs to its end without a key, and says something", async ({ graph }) => {
  const run = await ended(graph);
  expect(run).toMatchObject({ status: "succeeded", error: null, unpricedCalls: 0 });
  expect(JSON.stringify(run.output).length).toBeGreaterThan(100);
});
