import { afterAll, beforeAll, expect, test } from "vitest";
import { pool } from "@/lib/data/pool";
import { createShare, listShares } from "@/lib/data/shares";
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

const show = { prompts: false, inputs: false, outputs: true, costs: true };

/** A run with so many links, made in one millisecond, as a script makes them. */
async function aSharedRun(count: number) {
  const asker = anAsker();
  const what = { runId: (await aStoredRun(asker)).id };
  for (let n = 0; n < count; n += 1) await createShare(asker, what, show, null);
  await pool().query("update share set created_at = '2026-11-24T08:00:00.123Z' where run_id = $1", [what.runId]);
  return { asker, what };
}

test("pages of links hold each of them once, also where they were made at the same moment", async () => {
  const { asker, what } = await aSharedRun(5);
  const seen: string[] = [];
  const sizes: number[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await listShares(asker, what, { limit: 2, cursor });
    if (page === null) throw new Error("the run is not there");
    seen.push(...page.items.map(({ id }) => id));
    sizes.push(page.items.length);
    expect(page.total).toBe(5);
    if (page.nextCursor === null) break;
    cursor = page.nextCursor;
  }
  expect(sizes).toEqual([2, 2, 1]);
  expect(new Set(seen).size).toBe(5);
});

test("a cursor that somebody made up starts at the beginning", async () => {
  const { asker, what } = await aSharedRun(1);
  for (const value of ["not a time", "0000-01-01", "+275760-09-13T00:00:00.000Z", 8.64e15, "a\u0000"]) {
    const cursor = Buffer.from(JSON.stringify([value, "x"])).toString("base64url");
    expect((await listShares(asker, what, { limit: 2, cursor }))?.items, String(value)).toHaveLength(1);
  }
});
