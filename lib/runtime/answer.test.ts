import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runId, type RunId } from "@/lib/core/ids";
import { canonicalJson, type JsonValue } from "@/lib/core/json";
import { ensureOwner } from "@/lib/data/owners";
import { pool } from "@/lib/data/pool";
import { findQuestions, listQuestions } from "@/lib/data/questions";
import { readEvents } from "@/lib/data/read-events";
import { findRun, findStep } from "@/lib/data/runs";
import { anAsker } from "@/lib/data/testing/stored-run";
import { scriptedModel } from "@/lib/engine/testing/scripted-model";
import type { Graph } from "@/lib/graph/document";
import { aGraph, haiku } from "@/lib/graph/testing/graph-builder";
import { answerQuestion, type Given } from "@/lib/runtime/answer";
import { cancelRun } from "@/lib/runtime/cancel";
import { untilEnded } from "@/lib/runtime/follow";
import { runGraph } from "@/lib/runtime/run-graph";
import { closeRunSignals } from "@/lib/runtime/run-signals";
import { freshDatabase, type FreshDatabase } from "@/lib/runtime/testing/fresh-database";
import { startTestWorker } from "@/lib/runtime/testing/test-worker";
import type { Worker } from "@/lib/runtime/worker";

const approval = (more: object = {}) =>
  aGraph()
    .node("start", "input", { fields: [{ key: "topic", type: "text" }] })
    .node("check", "approval", { message: "Publish {{start.topic}}?", value: "{{start.topic}}", ...more })
    .node("end", "output", { value: "{{check.output}}" })
    .flow("start", "check")
    .flow("check.approved", "end")
    .build();

const planned = aGraph()
  .node("start", "input", { fields: [{ key: "topic", type: "text" }] })
  .node("boss", "planner", { model: haiku, prompt: "PLAN {{start.topic}}", review: true, synthesize: false })
  .node("worker", "executor", { model: haiku, prompt: "{{task.objective}}" })
  .node("end", "output", { value: "{{boss.output}}" })
  .delegate("boss", "worker")
  .flow("start", "boss")
  .flow("boss", "end")
  .build();

function task(id: string, more: object = {}) {
  return { id, title: id, objective: id, expectedOutput: "", delegate: "worker", dependsOn: [], model: null, ...more };
}

const plan = { tasks: [task("t1"), task("t2")], output: null };
const model = scriptedModel((prompt) => ({ say: prompt.startsWith("PLAN") ? JSON.stringify(plan) : `<${prompt}>` }));
const asker = anAsker();
const stranger = anAsker();
let fresh: FreshDatabase;
let worker: Worker;

function aWorker(): Promise<Worker> {
  return startTestWorker(fresh.url, model);
}

beforeAll(async () => {
  fresh = await freshDatabase();
  process.env["DATABASE_URL"] = fresh.url;
  await ensureOwner(asker, "Somebody");
  await ensureOwner(stranger, "Somebody else");
  worker = await aWorker();
}, 60_000);
afterAll(async () => {
  await worker.stop();
  await closeRunSignals();
  await pool().end();
  await fresh.drop();
});

async function begun(graph: Graph): Promise<RunId> {
  const started = await runGraph(asker, { graph, graphId: null, version: null }, { input: { topic: "tides" } });
  if (!started.ok) throw new Error(JSON.stringify(started.error));
  return started.value.id;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function rowOf(run: RunId) {
  const { rows } = await pool().query<{ status: string; driving: boolean; driver: string | null; open_questions: number }>(
    "select status, driving, driver, open_questions from run where id = $1",
    [run],
  );
  return rows[0]!;
}

const isParked = async (run: RunId) => {
  const { status, driving } = await rowOf(run);
  return status === "waiting" && !driving;
};

async function parked(graph: Graph): Promise<RunId> {
  const run = await begun(graph);
  await until(() => isParked(run));
  return run;
}

const asked = async (run: RunId) => (await findQuestions(asker, run, { limit: 50 }))!.items;

/** What the answer comes to: the stable part of its result. */
async function answered(run: RunId, id: string, given: Given) {
  const result = await answerQuestion(asker, run, id, given);
  return result.ok ? "taken" : result.error.as;
}

async function ended(run: RunId) {
  await untilEnded(asker, run, 20_000, new AbortController().signal);
  return (await findRun(asker, run))!;
}

describe("answering", () => {
  test("[E8] a run that waits is driven by nobody, outlives its worker, and goes on with another when somebody answers", async () => {
    const run = await parked(approval());
    expect(await rowOf(run)).toMatchObject({ status: "waiting", driving: false, driver: null, open_questions: 1 });
    await worker.stop();
    worker = await aWorker();
    const [question] = await asked(run);
    expect(question).toMatchObject({ id: "check~q1", kind: "approval", message: "Publish tides?", value: "tides", editable: true });
    expect(question).toMatchObject({ nodeKind: "approval", plan: null, expiresAt: null, answer: null });
    expect(await answered(run, "check~q1", { decision: "approve", value: "winds" })).toBe("taken");
    expect(await ended(run)).toMatchObject({ status: "succeeded", output: "winds" });
    expect(await rowOf(run)).toMatchObject({ open_questions: 0 });
    expect((await asked(run))[0]?.answer).toMatchObject({ decision: "approve", value: "winds", by: "person" });
  });

  test("[E8] the same answer twice is harmless, another one is refused, also when the run is over", async () => {
    const run = await parked(approval());
    expect(await answered(run, "check~q1", { decision: "approve" })).toBe("taken");
    // The value as it was is the same as none.
    expect(await answered(run, "check~q1", { decision: "approve", value: "tides" })).toBe("taken");
    const late = { as: "answered", answer: { decision: "approve", by: "person", at: expect.stringMatching(/^\d{4}-.*Z$/) } };
    expect(await answerQuestion(asker, run, "check~q1", { decision: "reject" })).toMatchObject({ error: late });
    await ended(run);
    expect(await answered(run, "check~q1", { decision: "approve" })).toBe("taken");
    expect(await answerQuestion(asker, run, "check~q1", { decision: "approve", value: "winds" })).toMatchObject({ error: late });
    const answers = (await readEvents(pool(), run)).filter((event) => event.type === "question.answered");
    expect(answers).toHaveLength(1);
  });

  test("[E8] of two different answers at once one counts, and the other is told so", async () => {
    const run = await parked(approval());
    const both = await Promise.all([
      answered(run, "check~q1", { decision: "approve", value: "one" }),
      answered(run, "check~q1", { decision: "approve", value: "two" }),
    ]);
    expect([...both].sort()).toEqual(["answered", "taken"]);
    expect((await ended(run)).output).toBe(both[0] === "taken" ? "one" : "two");
  });

  test("[E8] an answer is not lost whenever it comes: before the run rests, while it does so, or after", async () => {
    const rounds = Array.from({ length: 20 }, async () => {
      const run = await begun(approval());
      // As soon as the question can be seen: its driver is about to let go of the run.
      await until(async () => (await answered(run, "check~q1", { decision: "approve" })) === "taken");
      return (await ended(run)).status;
    });
    expect(await Promise.all(rounds)).toEqual(rounds.map(() => "succeeded"));
  }, 60_000);

  test("[E8] a question whose time is over is answered by the sweep, and a late person is told", async () => {
    const run = await parked(approval({ timeoutSeconds: 1, onTimeout: "approve" }));
    expect(await ended(run)).toMatchObject({ status: "succeeded", output: "tides" });
    expect((await asked(run))[0]?.answer).toMatchObject({ decision: "approve", by: "timeout" });
    const late = { as: "answered", answer: { decision: "approve", by: "timeout" } };
    expect(await answerQuestion(asker, run, "check~q1", { decision: "reject" })).toMatchObject({ error: late });
  });

  test("[E8] [T8] a question about a big value holds it whole, in the list and in its step", async () => {
    const big = "winds ".repeat(20_000);
    const run = await parked(approval({ value: big }));
    expect((await asked(run))[0]?.value).toBe(big);
    const step = await findStep(asker, run, "check");
    expect(step?.questions).toEqual([{ id: "check~q1", value: big, answer: null }]);
    const event = (await readEvents(pool(), run)).find(({ type }) => type === "question.asked");
    expect(JSON.stringify(event).length).toBeLessThan(1_000);
  });

  test("[E8] a value past the bounds of run inputs is refused, and the question stays open", async () => {
    const run = await parked(approval());
    let deep: JsonValue = "winds";
    for (let depth = 0; depth < 70; depth += 1) deep = [deep];
    const result = await answerQuestion(asker, run, "check~q1", { decision: "approve", value: deep });
    expect(result).toMatchObject({ error: { as: "input_invalid", errors: [{ message: expect.stringContaining("deeper than 64") }] } });
    expect(await answered(run, "check~q1", { decision: "approve" })).toBe("taken");
  });

  test("[S4] [E8] what is not there, a stranger's, not editable or over is refused", async () => {
    const run = await parked(approval({ editable: false }));
    expect(await answered(run, "check~q2", { decision: "approve" })).toBe("missing");
    expect(await answerQuestion(stranger, run, "check~q1", { decision: "approve" })).toEqual({ ok: false, error: { as: "missing" } });
    expect(await findQuestions(stranger, run, { limit: 50 })).toBe(null);
    expect(await answered(run, "check~q1", { decision: "approve", value: "winds" })).toBe("input_invalid");
    await cancelRun(asker, run);
    expect((await ended(run)).status).toBe("cancelled");
    expect(await answered(run, "check~q1", { decision: "approve" })).toBe("ended");
    expect(await asked(run)).toEqual([]);
  });
});

describe("the plan of a planner", () => {
  const settle = async (run: RunId, value: JsonValue) => {
    const result = await answerQuestion(asker, run, "boss~q1", { decision: "approve", value });
    return result.ok ? [] : result.error.as === "input_invalid" ? result.error.errors.map((error) => error.message) : [result.error.as];
  };

  test("[P4] is changed by an answer that keeps the planner's rules; others are refused with every problem, and the run waits on", async () => {
    const run = await parked(planned);
    const [question] = await asked(run);
    expect(question).toMatchObject({ kind: "plan", nodeKind: "planner", value: { tasks: plan.tasks } });
    expect(question?.plan).toMatchObject({ maxTasks: 8, delegates: [{ id: "worker", model: haiku, taskModels: [] }] });
    expect(question?.plan?.delegates[0]?.likely).toMatchObject([{ model: null, costNanoUsd: expect.stringMatching(/^[1-9]\d+$/) }]);
    const wrong = { tasks: [task("t1", { delegate: "nobody" }), task("t1", { dependsOn: ["t9"] })] };
    expect(await settle(run, wrong)).toHaveLength(3);
    expect(await settle(run, { tasks: [] })).toEqual(["The plan has neither tasks nor an output."]);
    expect(await settle(run, { tasks: plan.tasks, output: "done" })).toEqual(["There is no such field."]);
    expect(await isParked(run)).toBe(true);
    expect(await settle(run, { tasks: [task("t2", { objective: "less" })] })).toEqual([]);
    expect((await ended(run)).output).toMatchObject([{ id: "t2", output: "<less>" }]);
    expect((await readEvents(pool(), run)).some((event) => event.type === "plan.edited")).toBe(true);
  });
});

describe("the list of open questions", () => {
  test("[S4] holds the asker's own over all runs, newest first, a page at a time, and none that was answered", async () => {
    for (const { runId: run, id } of (await listQuestions(asker, { limit: 100 })).items)
      await answered(runId.parse(run), id, { decision: "reject" });
    const runs = [await parked(approval()), await parked(planned), await parked(approval())];
    const first = await listQuestions(asker, { limit: 2 });
    expect(first).toMatchObject({ total: 3, items: [{ runId: runs[2] }, { runId: runs[1], kind: "plan" }] });
    const rest = await listQuestions(asker, { limit: 2, cursor: first.nextCursor ?? "" });
    expect(rest).toMatchObject({ items: [{ runId: runs[0], graphName: approval().name }], nextCursor: null });
    expect((await listQuestions(stranger, { limit: 2 })).total).toBe(0);
    // Left, though no worker has read it: nobody is asked a second time.
    await worker.stop();
    await answered(runs[0]!, "check~q1", { decision: "approve" });
    const left = (await listQuestions(asker, { limit: 100 })).items.map((question) => question.runId);
    expect(canonicalJson(left)).toBe(canonicalJson([runs[2]!, runs[1]!]));
    worker = await aWorker();
    expect((await ended(runs[0]!)).status).toBe("succeeded");
  });
});
