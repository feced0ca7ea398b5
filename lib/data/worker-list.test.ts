import { afterAll, beforeAll, expect, test } from "vitest";
import { callId, nodeId, stepId } from "@/lib/core/ids";
import { readHealth } from "@/lib/data/health";
import { pool } from "@/lib/data/pool";
import { anAsker, aStoredRun } from "@/lib/data/testing/stored-run";
import { readWorkers } from "@/lib/data/worker-list";
import { beat } from "@/lib/data/workers";
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

function called(n: number): EventBody {
  const id = callId.parse(`writer:1:${n}`);
  return {
    type: "call.started",
    callId: id,
    stepId: step.stepId,
    attempt: 1,
    n,
    sort: "model",
    model: "m",
    request: null,
    requestHash: "h",
    reservedNanoUsd: "0",
  };
}

const answered: EventBody = {
  type: "call.finished",
  callId: callId.parse("writer:1:1"),
  stepId: step.stepId,
  response: null,
  costNanoUsd: "0",
  durationMs: 1,
};
const limited: EventBody = {
  type: "step.retried",
  stepId: step.stepId,
  attempt: 1,
  error: { code: "rate_limited", message: "Slow down.", retryable: true },
  waitMs: 100,
};

test("[S4] [E12] workers are listed with what they drive: everybody's runs are counted, the asker's own are named", async () => {
  const [ann, bob] = [anAsker(), anAsker()];
  const mine = await aStoredRun(ann);
  const theirs = await aStoredRun(bob);
  const queued = await aStoredRun(ann);
  await beat(pool(), { id: "first", host: "alpha", pid: 7, runs: 2, draining: false });
  await beat(pool(), { id: "leaving", host: "beta", pid: 8, runs: 0, draining: true });
  await beat(pool(), { id: "killed", host: "beta", pid: 9, runs: 3, draining: false });
  // However slow this test is: two of them go on beating, one does not.
  await pool().query(
    "update worker_beat set seen = now() + case id when 'killed' then interval '-10 seconds' else interval '1 minute' end",
  );
  // Two that began in the same millisecond would stand in the order of their ids.
  await pool().query(
    "update worker_beat set started_at = now() + array_position(array['first', 'leaving', 'killed'], id) * interval '1 second'",
  );
  await mine.append([{ type: "run.started", worker: "first", epoch: 1, format: 1 }, called(1), called(2), answered, limited]);
  await theirs.append([called(1)]);
  await pool().query("update run set driver = 'first' where id = any($1)", [[mine.id, theirs.id]]);
  // The journal's clock of these runs stands still; what counts as the last minute is now.
  await pool().query("update event set at = extract(epoch from now()) * 1000");

  const seen = await readWorkers(ann);
  expect(seen.items.map(({ id, state, runs, openCalls }) => ({ id, state, runs, openCalls }))).toEqual([
    { id: "first", state: "alive", runs: 2, openCalls: 2 },
    { id: "leaving", state: "draining", runs: 0, openCalls: 0 },
    { id: "killed", state: "gone", runs: 0, openCalls: 0 },
  ]);
  expect(seen.items[0]).toMatchObject({
    host: "alpha",
    pid: 7,
    drives: [{ id: mine.id, number: 1, graphName: "Echo", status: "running" }],
  });
  expect(seen.queue).toMatchObject({ queued: 1, running: 2, waiting: 0 });
  expect(seen.queue.oldestQueuedAt).not.toBeNull();
  expect(seen.lastMinute).toEqual({ runs: 0, calls: 1, rateWaits: 1 });
  expect(JSON.stringify(await readWorkers(bob))).not.toContain(mine.id);

  await pool().query("update run set status = 'succeeded', ended_at = now() where id = any($1)", [[mine.id, queued.id]]);
  expect((await readWorkers(ann)).lastMinute).toMatchObject({ runs: 2, calls: 1 });
  await pool().query("update event set at = at - 61000");
  expect((await readWorkers(ann)).lastMinute).toMatchObject({ runs: 2, calls: 0, rateWaits: 0 });
});

test("[E12] an engine is a living worker that takes runs: one that drains or is gone is none", async () => {
  await pool().query("delete from worker_beat");
  expect(await readHealth()).toEqual({ database: true, engine: false });
  await beat(pool(), { id: "leaving", host: "beta", pid: 8, runs: 1, draining: true });
  expect(await readHealth()).toEqual({ database: true, engine: false });
  await beat(pool(), { id: "first", host: "alpha", pid: 7, runs: 0, draining: false });
  expect(await readHealth()).toEqual({ database: true, engine: true });
});
