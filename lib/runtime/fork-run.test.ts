import { afterAll, beforeAll, expect, test } from "vitest";
import type { JsonObject } from "@/lib/core/json";
import { pool } from "@/lib/data/pool";
import { findRun } from "@/lib/data/runs";
import { anAsker } from "@/lib/data/testing/stored-run";
import { aGraph, haiku } from "@/lib/graph/testing/graph-builder";
import { scriptedModel } from "@/lib/engine/testing/scripted-model";
import { untilEnded } from "@/lib/runtime/follow";
import { forkRun, type ForkWish } from "@/lib/runtime/fork-run";
import { runGraph } from "@/lib/runtime/run-graph";
import { workerStage } from "@/lib/runtime/testing/worker-stage";

const graph = aGraph()
  .node("start", "input", { fields: [{ key: "topic", type: "text" }] })
  .node("draft", "executor", { model: haiku, prompt: "Draft {{start.topic}}" })
  .node("polish", "executor", { model: haiku, prompt: "Polish {{draft.output}}" })
  .node("end", "output", { value: "{{polish.output}}" })
  .flow("start", "draft")
  .flow("draft", "polish")
  .flow("polish", "end")
  .build();

const model = scriptedModel((prompt) => ({ say: `<${prompt}>` }));
const asker = anAsker();
let stage: Awaited<ReturnType<typeof workerStage>>;
beforeAll(async () => {
  stage = await workerStage(model, [asker]);
});
afterAll(() => stage.stop());

async function ended(id: string) {
  await untilEnded(asker, id, 20_000, new AbortController().signal);
  return (await findRun(asker, id))!;
}

async function original() {
  const started = await runGraph(asker, { graph, graphId: null, version: null }, { input: { topic: "tides" } });
  if (!started.ok) throw new Error(JSON.stringify(started.error));
  return ended(started.value.id);
}

async function fork(id: string, wish: ForkWish) {
  const asked = model.seen.length;
  const forked = await forkRun(asker, id, wish);
  if (!forked.ok) throw new Error(JSON.stringify(forked.error));
  const run = await ended(forked.value.id);
  return { run, prompts: model.seen.slice(asked).map((call) => call.prompt) };
}

test("[F1] [F2] a fork is a new run on the same database, and its origin stays as it was", async () => {
  const origin = await original();
  const { run, prompts } = await fork(origin.id, {
    from: "polish",
    edits: { polish: { prompt: "Shorten {{draft.output}}" } as JsonObject },
  });
  expect(prompts).toEqual(["Shorten <Draft tides>"]);
  expect(run).toMatchObject({ status: "succeeded", output: "<Shorten <Draft tides>>", origin: { runId: origin.id, from: "polish" } });
  expect(run.steps.find((step) => step.id === "draft")).toMatchObject({ status: "reused", costNanoUsd: "0" });
  expect(await findRun(asker, origin.id)).toEqual(origin);
});

test("[F1] a fork of a fork, an edited input, and a recorded run", async () => {
  const origin = await original();
  const first = await fork(origin.id, { from: "polish" });
  expect((await fork(first.run.id, { from: "polish" })).prompts).toEqual(["Polish <Draft tides>"]);
  expect((await fork(origin.id, { input: { topic: "winds" } })).prompts).toEqual(["Draft winds", "Polish <Draft winds>"]);
  const recorded = await fork(origin.id, { recorded: true });
  expect(recorded).toMatchObject({ prompts: [], run: { status: "succeeded", output: origin.output, costNanoUsd: "0" } });
});

test("[F3] [F4] what cannot be forked from is said, with the nearest there is", async () => {
  const origin = await original();
  const refused = async (wish: ForkWish) => {
    const forked = await forkRun(asker, origin.id, wish);
    return forked.ok
      ? "forked"
      : forked.error.as === "input_invalid"
        ? forked.error.errors.map((error) => error.message).join(" ")
        : forked.error.as;
  };
  expect(await refused({ from: "polsh" })).toBe("This run has no step or node polsh. Did you mean polish?");
  expect(await refused({ from: "failed" })).toContain("Nothing of this run failed");
  expect(await refused({ outputs: { nothing: 1 } })).toContain("no output of a step nothing");
  expect(await refused({ edits: { nobody: {} } })).toContain("no node nobody");
  expect(await refused({ edits: { polish: { nonsense: 1 } as JsonObject } })).toBe("graph_invalid");
  await pool().query("update event set data = (data::jsonb || $2)::json where run_id = $1 and type = 'run.queued'", [
    origin.id,
    { input: { $hidden: true } },
  ]);
  expect(await refused({ from: "polish" })).toContain("The input of this run was hidden when it was shared");
  const strangers = await forkRun({ ownerId: "stranger" as never }, origin.id, {});
  expect(strangers).toEqual({ ok: false, error: { as: "missing" } });
});
