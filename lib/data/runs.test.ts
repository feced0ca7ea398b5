import { afterAll, beforeAll, expect, test } from "vitest";
import { callId, nodeId, runId, stepId } from "@/lib/core/ids";
import { runsQuery } from "@/lib/contract/runs";
import { pool } from "@/lib/data/pool";
import { keepRecord, readRecord } from "@/lib/data/recorded-run";
import { listRuns } from "@/lib/data/run-list";
import { findRunStatus } from "@/lib/data/run-status";
import { deleteRun, findRun, findStep } from "@/lib/data/runs";
import { findStanding } from "@/lib/data/stalled";
import { createShare, listShares } from "@/lib/data/shares";
import { anAsker, aStoredRun, finished } from "@/lib/data/testing/stored-run";
import { readRunFile, toRunFile } from "@/lib/runtime/run-file";
import { freshDatabase, type FreshDatabase } from "@/lib/runtime/testing/fresh-database";
import type { EventBody } from "@/lib/trace/event";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
  process.env["DATABASE_URL"] = fresh.url;
});
afterAll(async () => {
  await pool().end();
  await fresh.drop();
});

const step = { stepId: stepId.parse("writer"), nodeId: nodeId.parse("writer"), path: "" };
const call = { callId: callId.parse("writer:1:1"), stepId: step.stepId };
const tokens = { input: 5, output: 7, cacheRead: 0, cacheWrite: 0 };
const trace: EventBody[] = [
  { type: "run.started", worker: "w", epoch: 1, format: 1 },
  { type: "step.started", ...step, kind: "executor", name: "Writer", attempt: 1, input: { $ref: "big" } },
  {
    type: "call.started",
    ...call,
    attempt: 1,
    n: 1,
    sort: "model",
    model: "m",
    request: { $ref: "asked" },
    requestHash: "h",
    reservedNanoUsd: "9",
  },
  { type: "text.added", ...call, channel: "text", text: "Tea, " },
  { type: "text.added", ...call, channel: "text", text: "hot." },
  {
    type: "call.finished",
    ...call,
    response: { content: [] },
    usage: { input_tokens: 5, output_tokens: 7 },
    costNanoUsd: "12",
    durationMs: 3,
  },
  {
    type: "step.finished",
    stepId: step.stepId,
    attempt: 1,
    output: "Tea, hot.",
    livePorts: ["out"],
    costNanoUsd: "12",
    tokens,
    durationMs: 4,
  },
  { ...finished, costNanoUsd: "12", tokens } as EventBody, // spreading a member of the union keeps it one
];
const asked = { system: "Be brief.", messages: [{ role: "user", content: "Write of tea." }] };

async function aTracedRun(asker = anAsker()) {
  const run = await aStoredRun(asker);
  await run.append(trace, "succeeded");
  await pool().query("insert into payload (run_id, id, value) values ($1, 'big', $2), ($1, 'asked', $3)", [
    run.id,
    '{"topic": "tea"}',
    JSON.stringify(asked),
  ]);
  return { asker, id: run.id };
}

test("[T2] [T6] a run's answer is the fold of its events, with the totals of its steps", async () => {
  const { asker, id } = await aTracedRun();
  const run = await findRun(asker, id);
  expect(run).toMatchObject({
    status: "succeeded",
    seq: 9,
    costNanoUsd: "12",
    tokens,
    input: { topic: "tea" },
    output: "tea",
    durationMs: 7,
  });
  expect(run?.steps).toMatchObject([{ id: "writer", status: "succeeded", costNanoUsd: "12", tokens }]);
});

test("[T8] a step's big values are loaded when it is looked at, and its prompt is what was sent", async () => {
  const { asker, id } = await aTracedRun();
  const found = await findStep(asker, id, "writer");
  expect(found).toMatchObject({ input: { topic: "tea" }, output: "Tea, hot.", prompt: asked, attempts: [{ attempt: 1 }] });
  expect(found?.calls).toMatchObject([
    { text: "Tea, hot.", request: asked, usage: { input_tokens: 5, output_tokens: 7 }, costNanoUsd: "12" },
  ]);
  expect(await findStep(asker, id, "nobody")).toBeNull();
});

test("[S4] a stranger's run answers like none, to every way of asking", async () => {
  const { id } = await aTracedRun();
  const stranger = anAsker();
  expect(await findRun(stranger, id)).toBeNull();
  expect(await findRunStatus(stranger, id)).toBeNull();
  expect(await findStanding(stranger, id)).toBeNull();
  expect(await findStep(stranger, id, "writer")).toBeNull();
  expect(await deleteRun(stranger, id)).toBe("missing");
  expect(await readRecord(stranger, runId.parse(id))).toBeNull();
  expect(await createShare(stranger, { runId: id }, { prompts: true, inputs: true, outputs: true, costs: true }, null)).toBeNull();
  expect(await listShares(stranger, { runId: id }, { limit: 9 })).toBeNull();
  expect((await listRuns(stranger, runsQuery.parse({}))).total).toBe(0);
});

test("[E12] a run says whether anybody drives it without being read: queued for more than three seconds with no worker there, it stalls", async () => {
  const asker = anAsker();
  const { id, append } = await aStoredRun(asker);
  expect(await findStanding(asker, id)).toEqual({ id, status: "queued", seq: 1, stalled: false });
  await pool().query("update run set created_at = now() - interval '4 seconds' where id = $1", [id]);
  expect(await findStanding(asker, id)).toMatchObject({ stalled: true });
  await append(trace, "succeeded");
  expect(await findStanding(asker, id)).toEqual({ id, status: "succeeded", seq: 9, stalled: false });
});

test("only an ended run can be deleted, and its trace goes with it", async () => {
  const asker = anAsker();
  const going = await aStoredRun(asker);
  expect(await deleteRun(asker, going.id)).toBe("running");
  const { id } = await aTracedRun(asker);
  expect(await deleteRun(asker, id)).toBe("deleted");
  const { rows } = await pool().query("select 1 from event where run_id = $1 union all select 1 from payload where run_id = $1", [id]);
  expect(rows).toEqual([]);
});

test("[S13] [S16] the most that a run file may hold can be kept, shown and listed", async () => {
  const { asker, id } = await aTracedRun();
  const record = await readRecord(asker, runId.parse(id));
  if (record === null) throw new Error("the run is not there");
  const most = { costNanoUsd: String(10n ** 14n - 1n), usage: { input_tokens: Number.MAX_SAFE_INTEGER, output_tokens: 0 } };
  const events = record.events.map((event, i) => ({
    ...event,
    ...(event.type === "call.finished" && most),
    seq: event.type === "run.finished" ? 2_147_483_647 : event.seq,
    at: new Date(i < 2 ? Date.parse("0002-01-01") : Date.UTC(9998, 11, 31)).toISOString(),
  }));
  const read = readRunFile(JSON.parse(JSON.stringify({ ...toRunFile(record), events })));
  if (!read.ok) throw new Error(read.error);
  const owner = anAsker();
  await aStoredRun(owner);
  const copy = await keepRecord(owner, read.value);
  expect(await findRun(owner, copy)).toMatchObject({ costNanoUsd: most.costNanoUsd, tokens: { input: Number.MAX_SAFE_INTEGER } });
  expect((await listRuns(owner, runsQuery.parse({ sort: "-duration" }))).items[0]).toMatchObject({
    id: copy,
    costNanoUsd: most.costNanoUsd,
  });
});

test("[G7] [S14] [S16] an output that refers to what every object has is kept, and found by, as it is", async () => {
  const { asker, id } = await aTracedRun();
  const record = await readRecord(asker, runId.parse(id));
  if (record === null) throw new Error("the run is not there");
  const events = record.events.map((event) => (event.type === "run.finished" ? { ...event, output: { $ref: "constructor" } } : event));
  const read = readRunFile(JSON.parse(JSON.stringify({ ...toRunFile(record), events })));
  if (!read.ok) throw new Error(read.error);
  const owner = anAsker();
  await aStoredRun(owner);
  const copy = await keepRecord(owner, read.value);
  expect(await findRun(owner, copy)).toMatchObject({ output: { $ref: "constructor" } });
  const found = async (text: string) => (await listRuns(owner, runsQuery.parse({ text }))).items.map((run) => run.id);
  expect(await found("native")).toEqual([]);
  expect(await found("constructor")).toEqual([copy]);
});

test("[S16] a run goes into a file and comes back as a run of whoever keeps it, executed by nobody", async () => {
  const { asker, id } = await aTracedRun();
  const record = await readRecord(asker, runId.parse(id));
  if (record === null) throw new Error("the run is not there");
  const file = toRunFile(record);
  const read = readRunFile(JSON.parse(JSON.stringify(file)));
  if (!read.ok) throw new Error(read.error);
  const other = anAsker();
  await aStoredRun(other);
  const copy = await keepRecord(other, read.value);
  const [before, after] = [await findRun(asker, id), await findRun(other, copy)];
  expect(copy).not.toBe(id);
  expect(after).toMatchObject({ status: "succeeded", costNanoUsd: "12", steps: before?.steps, graphId: null, number: 2 });
  expect(await findStep(other, copy, "writer")).toMatchObject({ prompt: asked });
  const { rows } = await pool().query("select driving from run where id = $1", [copy]);
  expect(rows).toEqual([{ driving: false }]);

  const changed = (events: unknown[]) => readRunFile({ ...file, events: events as typeof file.events }).ok;
  expect(changed(file.events)).toBe(true);
  expect(changed(file.events.slice(0, -1))).toBe(false);
  expect(changed([...file.events.slice(0, 2), ...file.events.slice(3)])).toBe(false);
  expect(changed([file.events[0], { type: "evil.event", seq: 2, at: "2026-01-01T00:00:00.000Z" }, ...file.events.slice(1)])).toBe(false);
  expect(changed([...file.events.slice(0, 2), file.events[1], ...file.events.slice(2)])).toBe(false);
});
