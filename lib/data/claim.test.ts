import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { ownerId, type RunId } from "@/lib/core/ids";
import { claimRuns, freeLost, readClaimed, wakeDue } from "@/lib/data/claim";
import { letGo, restRun } from "@/lib/data/drive";
import { pool } from "@/lib/data/pool";
import { beat } from "@/lib/data/workers";
import { aSpec } from "@/lib/engine/testing/spec-builder";
import { startRun } from "@/lib/runtime/start";
import { freshDatabase, type FreshDatabase } from "@/lib/runtime/testing/fresh-database";

let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
  process.env["DATABASE_URL"] = database.url;
  await pool().query("insert into owner (id, name) values ('local', 'You')");
}, 60_000);

beforeEach(() => pool().query("truncate run, event, worker_beat cascade"));

afterAll(async () => {
  await pool().end();
  await database.drop();
});

async function start(): Promise<RunId> {
  const spec = aSpec().output("end", "{{start.topic}}", ["start"]).build("end");
  const graph = { version: 1 as const, name: "Test", nodes: [], edges: [] };
  const run = { graph, spec, specHash: "h", graphId: null, version: null, input: { topic: "Tea" }, simulated: true };
  return (await startRun({ ownerId: ownerId.parse("local") }, run)).id;
}

const ids = (claimed: { id: RunId }[]) => claimed.map(({ id }) => id);

test("[E12] workers that look at the same moment take different runs, each with a new epoch and its first event", async () => {
  const runs = await Promise.all(Array.from({ length: 12 }, start));
  const taken = (await Promise.all(["a", "b", "c"].map((worker) => claimRuns(pool(), worker, [], 4)))).flat();
  const rest = await claimRuns(pool(), "d", [], 12);
  expect(new Set(ids([...taken, ...rest]))).toEqual(new Set(runs));
  expect(taken.length + rest.length).toBe(12);
  for (const claimed of taken) {
    expect(claimed.epoch).toBe(1);
    expect((await readClaimed(pool(), claimed)).events).toMatchObject([{ type: "run.queued", seq: 1, input: { topic: "Tea" } }]);
  }
});

test("[E12] a claim whose answer got lost is made again, and nothing that the worker holds", async () => {
  const [lost, held] = [await start(), await start()];
  expect(ids(await claimRuns(pool(), "a", [], 10)).toSorted()).toEqual([lost, held].toSorted());
  const again = await claimRuns(pool(), "a", [held], 10);
  expect(again).toMatchObject([{ id: lost, epoch: 2 }]);
  // It was owned before: its events are read apart.
  expect((await readClaimed(pool(), again[0] as (typeof again)[number])).events).toMatchObject([{ type: "run.queued" }]);
});

test("[E12] what a dead worker holds is free for others, what a living one holds is not", async () => {
  for (let count = 0; count < 3; count += 1) await start();
  const workers = ["living", "killed", "gone"];
  for (const worker of workers) await beat(pool(), { id: worker, host: "here", pid: 1, runs: 0, draining: false });
  const [, ...freed] = await Promise.all(workers.map(async (worker) => ids(await claimRuns(pool(), worker, [], 1))));
  await pool().query("update worker_beat set seen = now() + interval '1 hour' where id = 'living'");
  await pool().query("update worker_beat set seen = now() - interval '2 seconds' where id = 'killed'");
  await pool().query("delete from worker_beat where id = 'gone'");
  expect(await freeLost(pool())).toBe(2);
  expect(await freeLost(pool())).toBe(0);
  const taken = await claimRuns(pool(), "other", [], 10);
  expect(ids(taken).toSorted()).toEqual(freed.flat().toSorted());
  expect(taken.map(({ epoch }) => epoch)).toEqual([2, 2]);
});

test("a run that could not go on rests before somebody takes it again; one that was let go of is taken at once", async () => {
  const run = await start();
  const take = async () => (await claimRuns(pool(), "a", [], 1))[0]?.epoch ?? null;
  expect(await take()).toBe(1);
  await letGo(pool(), run, 1);
  expect(await take()).toBe(2);
  // Of an older epoch: somebody else has it.
  await restRun(pool(), run, 1);
  await letGo(pool(), run, 1);
  expect((await pool().query("select driver, driving from run where id = $1", [run])).rows).toEqual([{ driver: "a", driving: true }]);
  await restRun(pool(), run, 2);
  await wakeDue(pool());
  expect(await take()).toBeNull();
  // A column of whole milliseconds may round this moment up, past the next statement's.
  await pool().query("update run set wake_at = now() - interval '1 second' where id = $1", [run]);
  await wakeDue(pool());
  expect(await take()).toBe(3);
});
