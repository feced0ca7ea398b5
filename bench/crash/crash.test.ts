import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { abandoned } from "@/bench/crash/abandoned";
import { bundlePrograms } from "@/bench/crash/bundle";
import { drill } from "@/bench/crash/drill";
import { freeze } from "@/bench/crash/freeze";
import { pool } from "@/lib/data/pool";
import { freshDatabase, type FreshDatabase } from "@/lib/runtime/testing/fresh-database";

let database: FreshDatabase;

beforeAll(async () => {
  await bundlePrograms();
  database = await freshDatabase();
  process.env["DATABASE_URL"] = database.url;
}, 120_000);

afterAll(async () => {
  await pool().end();
  await database.drop();
});

describe("real workers that are killed", () => {
  test("[E4] [E5] [E8] [E12] [T1] [T6] twenty kills in the middle of everything: every run ends, nothing is paid or asked twice, every dollar is accounted for", async () => {
    const result = await drill(database.url, { kills: 20, seed: 20_261_123 });
    console.log(JSON.stringify({ ...result, violations: result.violations.length }));
    expect(result.violations).toEqual([]);
    expect(result.kills).toBe(20);
    // Runs were shared: both workers of the beginning, and some that came after, took up new ones.
    expect(result.owners).toBeGreaterThan(2);
    expect(result.callsInFlight).toBeGreaterThanOrEqual(20);
    for (const met of [result.toolUses, result.answers, result.waitsForMoney, result.shortOfMoney]) expect(met).toBeGreaterThan(0);
  }, 600_000);

  test("[E12] a worker that was frozen, taken over and woken writes nothing and calls nothing", async () => {
    const result = await freeze(database.url);
    expect(result.violations).toEqual([]);
    expect(result.takeovers).toBe(1);
    expect(result.owners).toHaveLength(2);
  }, 120_000);

  test("[E12] a run whose only worker was killed is said to be stalled, and goes on with the next worker", async () => {
    expect(await abandoned(database.url)).toEqual({ before: "running", inList: true, after: "succeeded" });
  }, 120_000);
});
