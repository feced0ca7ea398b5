import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ownerId, type RunId, type StepId } from "@/lib/core/ids";
import { readHealth } from "@/lib/data/health";
import { pool } from "@/lib/data/pool";
import { readEvents } from "@/lib/data/read-events";
import { scriptedModel } from "@/lib/engine/testing/scripted-model";
import { aSpec } from "@/lib/engine/testing/spec-builder";
import type { ModelPort } from "@/lib/model/port";
import { handlers } from "@/lib/operations/handlers";
import { cancelRun } from "@/lib/runtime/cancel";
import { listPrices } from "@/lib/runtime/list-prices";
import { startRun } from "@/lib/runtime/start";
import { freshDatabase, type FreshDatabase } from "@/lib/runtime/testing/fresh-database";
import { startWorker, type Worker } from "@/lib/runtime/worker";
import type { Spec } from "@/lib/spec/spec";
import { emptyRun, fold } from "@/lib/trace/fold";
import type { RunView } from "@/lib/trace/run-view";
import { noConnections } from "@/lib/tools/connections";
import { createOutside } from "@/lib/tools/create-outside";

const asker = { ownerId: ownerId.parse("local") };
const outer = {
  handlers,
  prices: listPrices,
  outside: createOutside({ allowHosts: [] }),
  connections: async () => noConnections,
};
let database: FreshDatabase;
let worker: Worker;

const model = scriptedModel((prompt) => {
  if (prompt.startsWith("PLAN")) return { say: JSON.stringify({ tasks: [task("t1"), task("t2", ["t1"])], output: null }) };
  return prompt.startsWith("hang") ? { hang: true } : { say: `<${prompt}>`, ms: 5 };
});

function task(id: string, dependsOn: string[] = []) {
  return { id, title: id, objective: id, expectedOutput: "", delegate: "worker", dependsOn, model: null };
}

beforeAll(async () => {
  database = await freshDatabase();
  process.env["DATABASE_URL"] = database.url;
  await pool().query("insert into owner (id, name) values ('local', 'You') on conflict do nothing");
  worker = await startWorker({ ...outer, url: database.url, model: () => model });
}, 60_000);

afterAll(async () => {
  await worker.stop();
  await pool().end();
  await database.drop();
});

async function start(spec: Spec, more: { idempotencyKey?: string } = {}): Promise<RunId> {
  const graph = { version: 1 as const, name: "Test", nodes: [], edges: [] };
  const run = { graph, spec, specHash: "h", graphId: null, version: null, input: { topic: "Heat pumps" }, simulated: true, ...more };
  return (await startRun(asker, run)).id;
}

async function view(run: RunId): Promise<RunView> {
  return fold(emptyRun(run), await readEvents(pool(), run));
}

async function until(run: RunId, holds: (view: RunView) => boolean): Promise<RunView> {
  for (;;) {
    const now = await view(run);
    if (holds(now)) return now;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const ended = (run: RunView) => run.endedAt !== null;

describe("a worker on a real database", () => {
  test("[E13] [T1] [T6] drives a plan to its end; row, events and fold agree to the nano-dollar", async () => {
    const spec = aSpec().planner("boss", ["start"]).output("end", "{{boss.output}}", ["boss"]).build("end");
    const run = await start(spec);
    const done = await until(run, ended);
    expect(done).toMatchObject({ status: "succeeded", output: [{ id: "t1", output: "<t1>" }, { id: "t2" }] });
    const events = await readEvents(pool(), run);
    expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
    expect(events.filter((event) => event.type === "run.queued")).toHaveLength(1);
    const { rows } = await pool().query("select status, seq, cost::text, driving, number, title from run where id = $1", [run]);
    expect(rows[0]).toMatchObject({
      status: "succeeded",
      seq: events.length,
      cost: String(done.costNanoUsd),
      number: 1,
      title: "Heat pumps",
    });
  });

  test("[E7] cancelling ends a run within a second, and cancelling twice is harmless", async () => {
    const run = await start(aSpec().model("a", "hang", ["start"]).output("end", "{{a.output}}", ["a"]).build("end"));
    await until(run, (now) => [...now.calls.values()].some((call) => call.status === "open"));
    const asked = Date.now();
    expect(await cancelRun(asker, run)).toBe("asked");
    expect(["asked", "ended"]).toContain(await cancelRun(asker, run));
    const done = await until(run, ended);
    expect(done.status).toBe("cancelled");
    expect((done.endedAt ?? Infinity) - asked).toBeLessThan(1_000);
    expect(await cancelRun(asker, run)).toBe("ended");
    expect(await cancelRun({ ownerId: ownerId.parse("stranger") }, run)).toBe("unknown");
  });

  test("the same idempotency key starts one run, also at the same moment", async () => {
    const spec = aSpec().output("end", "{{start.topic}}", ["start"]).build("end");
    const ids = await Promise.all([1, 2, 3].map(() => start(spec, { idempotencyKey: "once" })));
    expect(new Set(ids).size).toBe(1);
    const done = await until(ids[0] as RunId, ended);
    expect(done.output).toBe("Heat pumps");
  });

  test("[E12] what an owner of an older epoch writes is refused, and it cuts its calls", async () => {
    const run = await start(aSpec().model("a", "hang", ["start"]).output("end", "x", ["a"]).build("end"));
    await until(run, (now) => [...now.calls.values()].some((call) => call.status === "open"));
    const before = model.seen.at(-1);
    await pool().query("update run set epoch = epoch + 1, driver = 'gone' where id = $1", [run]);
    await cancelRun(asker, run);
    while (before?.aborted !== true) await new Promise((resolve) => setTimeout(resolve, 10));
    const events = await readEvents(pool(), run);
    expect(events.some((event) => event.type === "run.cancel_requested")).toBe(false);
    // Nobody drives it now: the sweep hands it to the next owner, which does what was asked.
    const done = await until(run, ended);
    expect(done).toMatchObject({ status: "cancelled", takeovers: 1 });
    expect(done.steps.get("a" as StepId)?.attempts.at(-1)?.continues).toBe(1);
  });
});

describe("a worker that is stopped", () => {
  test("[E12] leaves its runs to the next one, which goes on within seconds", async () => {
    const run = await start(aSpec().model("a", "hang", ["start"]).output("end", "{{a.output}}", ["a"]).build("end"));
    await until(run, (now) => [...now.calls.values()].some((call) => call.status === "open"));
    await worker.stop();
    worker = await startWorker({ ...outer, url: database.url, model: () => scriptedModel(() => ({ say: "went on" })) });
    const done = await until(run, ended);
    expect(done).toMatchObject({ status: "succeeded", output: "went on", takeovers: 1 });
  });

  test("[E4] [E12] lets its open calls end first and says meanwhile that it takes nothing: none of them is lost or made again", async () => {
    await worker.stop();
    let answer = () => {};
    const mayAnswer = new Promise<void>((resolve) => (answer = resolve));
    const scripted = scriptedModel(() => ({ say: "slow answer" }));
    const slow: ModelPort = { ...scripted, call: (request, options) => mayAnswer.then(() => scripted.call(request, options)) };
    worker = await startWorker({ ...outer, url: database.url, model: () => slow });
    const run = await start(aSpec().model("a", "slow", ["start"]).output("end", "{{a.output}}", ["a"]).build("end"));
    await until(run, (now) => [...now.calls.values()].some((call) => call.status === "open"));
    const left = worker.stop(60_000);
    for (;;) {
      const { rows } = await pool().query("select 1 from worker_beat where draining");
      if (rows.length === 1) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect((await readHealth()).engine).toBe(false);
    answer();
    await left;
    worker = await startWorker({ ...outer, url: database.url, model: () => scriptedModel(() => ({ say: "asked again" })) });
    const done = await until(run, ended);
    expect(done).toMatchObject({ status: "succeeded", output: "slow answer", lost: { maxNanoUsd: 0n } });
    expect(done.calls.size).toBe(1);
  });
});
