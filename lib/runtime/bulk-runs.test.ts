import { afterAll, beforeAll, expect, test } from "vitest";
import { runsQuery } from "@/lib/contract/runs";
import { nodeId, stepId } from "@/lib/core/ids";
import { pool } from "@/lib/data/pool";
import { listRuns } from "@/lib/data/run-list";
import { anAsker, aStoredRun, finished } from "@/lib/data/testing/stored-run";
import { bulkRuns } from "@/lib/runtime/bulk-runs";
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

async function ended(asker = anAsker(), status = "succeeded") {
  const run = await aStoredRun(asker);
  await run.append([finished], status);
  return run.id;
}
const numbers = async (asker = anAsker()) => (await listRuns(asker, runsQuery.parse({}))).items.map((run) => run.number);

test("[S4] named runs are deleted with their traces; of the others it is said why not, and a stranger's are none", async () => {
  const asker = anAsker();
  const [gone, strange] = [await ended(asker), await ended()];
  const { id: going } = await aStoredRun(asker);
  expect(await bulkRuns(asker, { action: "delete", ids: [gone, going, strange] })).toEqual({
    done: 1,
    more: false,
    refused: [
      { id: strange, number: null, code: "not_found", message: "There is no such run." },
      { id: going, number: 2, code: "run_active", message: "It has not ended. Cancel it first, then delete it." },
    ],
  });
  expect(await numbers(asker)).toEqual([2]);
  const { rows } = await pool().query("select run_id from event where run_id = any($1)", [[gone, strange]]);
  expect(new Set(rows.map((row: { run_id: string }) => row.run_id))).toEqual(new Set([strange]));
  expect((await pool().query("select 1 from run_entry where run_id = $1", [gone])).rowCount).toBe(0);
});

test("all that match are acted on, those alone that the act is for", async () => {
  const asker = anAsker();
  await ended(asker, "failed");
  await ended(asker, "failed");
  await ended(asker);
  await aStoredRun(asker);
  expect(await bulkRuns(asker, { action: "delete", filter: { status: "failed" } })).toEqual({ done: 2, refused: [], more: false });
  expect(await bulkRuns(asker, { action: "cancel", filter: {} })).toEqual({ done: 1, refused: [], more: false });
  expect(await numbers(asker)).toEqual([4, 3]);
});

test("only what failed can be retried, and what cannot says why", async () => {
  const asker = anAsker();
  const ids = [await ended(asker), await ended(asker, "failed")];
  const { done, refused } = await bulkRuns(asker, { action: "retry", ids });
  expect(done).toBe(0);
  expect(refused.map(({ code, message }) => [code, message])).toEqual([
    ["input_invalid", "Nothing of this run failed, so there is nothing to try again."],
    ["invalid_request", "It did not fail, so there is nothing to try again."],
  ]);
});

test("[F4] what was retried is not retried again with all that match, and one that breaks is told and keeps nobody back", async () => {
  const asker = anAsker();
  const answer = { stepId: stepId.parse("answer"), nodeId: nodeId.parse("answer"), path: "" };
  const stepFailed: EventBody[] = [
    { type: "step.started", ...answer, kind: "output", name: "Answer", attempt: 1, input: null },
    {
      type: "step.failed",
      stepId: answer.stepId,
      attempt: 1,
      error: { code: "internal", message: "no", retryable: false },
      handledBy: "run",
    },
  ];
  for (let count = 0; count < 3; count += 1) {
    const run = await aStoredRun(asker);
    await run.append([...stepFailed, finished], "failed");
  }
  await pool().query("update run set document = '{\"nodes\": 1}' where owner_id = $1 and number = 2", [asker.ownerId]);
  const all = { action: "retry", filter: { status: "failed" } } as const;
  const first = await bulkRuns(asker, all);
  expect(first).toMatchObject({ done: 2, more: false, refused: [{ number: 2, code: "internal" }] });
  expect(await bulkRuns(asker, all)).toMatchObject({ done: 0, refused: [{ number: 2 }] });
});
