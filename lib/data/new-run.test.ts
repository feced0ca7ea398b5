import { afterAll, beforeAll, expect, test } from "vitest";
import { newId, runId } from "@/lib/core/ids";
import { findByKey, insertRun, isDoubledKey, type NewRun } from "@/lib/data/new-run";
import { ensureOwner } from "@/lib/data/owners";
import { pool } from "@/lib/data/pool";
import { anAsker } from "@/lib/data/testing/stored-run";
import { aSpec } from "@/lib/engine/testing/spec-builder";
import { freshDatabase, type FreshDatabase } from "@/lib/runtime/testing/fresh-database";

const [ann, bob] = [anAsker(), anAsker()];
let fresh: FreshDatabase;

beforeAll(async () => {
  fresh = await freshDatabase();
  process.env["DATABASE_URL"] = fresh.url;
  await ensureOwner(ann, "Ann");
  await ensureOwner(bob, "Bob");
}, 60_000);

afterAll(async () => {
  await pool().end();
  await fresh.drop();
});

function aRun({ ownerId } = ann, changes: Partial<NewRun> = {}): NewRun {
  const spec = aSpec().output("end", "{{start.topic}}", ["start"]).build("end");
  const graph = { version: 1 as const, name: "Test", nodes: [], edges: [] };
  const queued = { graphId: null, version: null, specHash: "h", input: {}, limits: spec.limits, simulated: true, tags: ["a", "b c"] };
  const id = runId.parse(newId());
  const same = { graphId: null, version: null, specHash: "h", simulated: true, title: "tea", idempotencyKey: null };
  return { id, ownerId, graph, spec, queued, ...same, ...changes };
}

async function numbersOf(runs: NewRun[]): Promise<number[]> {
  const { rows } = await pool().query<{ number: number }>("select number from run where id = any($1) order by array_position($1, id)", [
    runs.map(({ id }) => id),
  ]);
  return rows.map(({ number }) => number);
}

test("[E13] runs of several people that start at the same moment get each person's next numbers, in order and without gaps", async () => {
  await insertRun(aRun());
  const [anns, bobs] = [Array.from({ length: 60 }, () => aRun()), Array.from({ length: 3 }, () => aRun(bob))];
  await Promise.all([...anns, ...bobs].map(insertRun));
  expect(await numbersOf(anns)).toEqual(anns.map((_, index) => index + 2));
  expect(await numbersOf(bobs)).toEqual([1, 2, 3]);
  const { rows } = await pool().query("select tags, type from run join event on run_id = id where id = $1", [bobs[0]?.id]);
  expect(rows).toEqual([{ tags: ["a", "b c"], type: "run.queued" }]);
});

test("[E13] of runs that start at the same moment one that cannot be made does no harm to the others, and leaves no gap", async () => {
  const [first, doubled, other] = [aRun(ann, { idempotencyKey: "k" }), aRun(ann, { idempotencyKey: "k" }), aRun()];
  const outcomes = await Promise.allSettled([first, doubled, aRun(anAsker()), other].map(insertRun));
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected", "fulfilled"]);
  expect(outcomes.map((outcome) => outcome.status === "rejected" && isDoubledKey(outcome.reason))).toEqual([false, true, false, false]);
  expect(await findByKey(ann.ownerId, "k")).toBe(first.id);
  const [before = 0, after] = await numbersOf([first, other]);
  expect(after).toBe(before + 1);
});

test("[E13] a title that the database could not hold is stored with marks in place of what is wrong", async () => {
  const run = aRun(ann, { title: "a\u0000b\ud800c" });
  await insertRun(run);
  const { rows } = await pool().query("select title from run where id = $1", [run.id]);
  expect(rows).toEqual([{ title: "a\ufffdb\ufffdc" }]);
});

test("[E13] a run is found by the words of its input, its title and its number from the moment that it is made", async () => {
  const run = aRun();
  await insertRun({ ...run, title: "Balcony solar", queued: { ...run.queued, input: { ask: "What may a Tenant do?" } } });
  const { rows } = await pool().query("select status, tags, models, words @@ $2 as found from run_entry where run_id = $1", [
    run.id,
    "'balcony' & 'tenant' & 'test'",
  ]);
  expect(rows).toEqual([{ status: "going", tags: ["a", "b c"], models: [], found: true }]);
});
