import { afterAll, beforeAll, expect, test } from "vitest";
import { pool } from "@/lib/data/pool";
import { readTrends } from "@/lib/data/run-trends";
import { anAsker, aStoredRun } from "@/lib/data/testing/stored-run";
import { freshDatabase, type FreshDatabase } from "@/lib/runtime/testing/fresh-database";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
  process.env["DATABASE_URL"] = fresh.url;
});
afterAll(async () => {
  await pool().end();
  await fresh.drop();
});

test("trends add up cost, times and failures of the filtered runs, and never add simulated money to what was spent", async () => {
  const asker = anAsker();
  const facts = [
    { day: 20, status: "succeeded", cost: 5, ms: 100, simulated: false },
    { day: 20, status: "failed", cost: 7, ms: 300, simulated: false },
    { day: 22, status: "succeeded", cost: 1_000, ms: 900, simulated: true },
    { day: 22, status: "cancelled", cost: 1, ms: 50_000, simulated: false },
    { day: 30, status: "going", cost: 0, ms: 0, simulated: false },
  ];
  for (const { day, status, cost, ms, simulated } of facts) {
    const { id } = await aStoredRun(asker);
    await pool().query(
      "update run_entry set created_at = make_timestamptz(2026, 11, $2, 9, 0, 0, 'UTC'), status = $3, cost = $4, duration_ms = $5, simulated = $6 where run_id = $1",
      [id, day, status, cost, ms, simulated],
    );
  }
  const { total, buckets, stepMs, isWhole } = await readTrends(asker, {});
  expect(isWhole).toBe(true);
  expect(total).toEqual({ runs: 5, failed: 1, costNanoUsd: "13", listPriceNanoUsd: "1000", p50Ms: 300, p95Ms: 840, models: [] });
  expect(stepMs).toBe(12 * 3_600_000);
  expect(buckets).toHaveLength(21);
  expect(buckets[0]).toEqual({
    ...{ at: "2026-11-20T00:00:00.000Z", runs: 2, failed: 1 },
    ...{ costNanoUsd: "12", listPriceNanoUsd: "0", p50Ms: 200, p95Ms: 290, models: [] },
  });
  expect(buckets[1]).toMatchObject({ runs: 0, p50Ms: null });
  expect((await readTrends(asker, { status: "failed" })).total).toMatchObject({ runs: 1, costNanoUsd: "7" });
});

test("what was spent is told apart by model, as far as it was kept", async () => {
  const asker = anAsker();
  const runs = [
    { models: ["opus", "haiku"], costs: [50, 3], cost: 53, simulated: false },
    { models: ["haiku"], costs: [4], cost: 4, simulated: false },
    { models: ["haiku"], costs: [100], cost: 100, simulated: true },
    { models: ["opus"], costs: [], cost: 20, simulated: false },
  ];
  for (const { models, costs, cost, simulated } of runs) {
    const { id } = await aStoredRun(asker);
    const values = [id, models, costs, cost, simulated];
    await pool().query("update run_entry set models = $2, model_costs = $3, cost = $4, simulated = $5 where run_id = $1", values);
  }
  const { total, buckets } = await readTrends(asker, {});
  expect(total.costNanoUsd).toBe("77");
  expect(total.models).toEqual([
    { model: "haiku", costNanoUsd: "7", listPriceNanoUsd: "100" },
    { model: "opus", costNanoUsd: "50", listPriceNanoUsd: "0" },
  ]);
  expect(buckets.flatMap(({ models }) => models)).toEqual(total.models);
});

test("where no run matches, trends are empty", async () => {
  expect(await readTrends(anAsker(), {})).toMatchObject({ isWhole: true, total: { runs: 0, p50Ms: null }, buckets: [] });
});
