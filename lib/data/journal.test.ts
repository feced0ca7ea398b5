import { afterAll, beforeAll, expect, test } from "vitest";
import { runsQuery } from "@/lib/contract/runs";
import { runId } from "@/lib/core/ids";
import type { JsonValue } from "@/lib/core/json";
import { openJournal } from "@/lib/data/journal";
import { pool } from "@/lib/data/pool";
import { listRuns } from "@/lib/data/run-list";
import { anAsker, aStoredRun, finished } from "@/lib/data/testing/stored-run";
import { StaleOwner } from "@/lib/engine/journal";
import { aGraph } from "@/lib/graph/testing/graph-builder";
import { freshDatabase, type FreshDatabase } from "@/lib/runtime/testing/fresh-database";
import type { Event } from "@/lib/trace/event";
import { emptyRun } from "@/lib/trace/fold";
import type { RunView } from "@/lib/trace/run-view";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
  process.env["DATABASE_URL"] = fresh.url;
});
afterAll(async () => {
  await pool().end();
  await fresh.drop();
});

const asIs = (value: JsonValue) => value;

test("[E12] a worker that lost a run and took it again is refused as its old owner, though both write in one statement", async () => {
  const graph = aGraph().node("start", "input", { fields: [] }).node("end", "output", { value: "x" }).flow("start", "end").build();
  const run = await aStoredRun(anAsker(), JSON.parse(JSON.stringify(graph)));
  const id = runId.parse(run.id);
  const { rows } = await pool().query<{ seq: number }>("update run set epoch = 2 where id = $1 returning seq", [run.id]);
  const seq = rows[0]?.seq ?? 0;
  const journal = openJournal(pool());
  const refused: number[] = [];
  const view = emptyRun(id);
  const owners = [1, 2].map((epoch) => {
    const book = journal.open({ id, epoch, seq }, { refused: () => refused.push(epoch), asked: () => undefined });
    const event: Event = { type: "run.taken_over", worker: `w${epoch}`, epoch, format: 1, seq: seq + 1, at: new Date().toISOString() };
    book.append([event], [], view, asIs);
    return book.stored();
  });
  const [stale, now] = await Promise.allSettled(owners);
  expect(stale).toMatchObject({ status: "rejected", reason: expect.any(StaleOwner) });
  expect(now).toMatchObject({ status: "fulfilled" });
  expect(refused).toEqual([1]);
  const stored = await pool().query<{ data: { epoch: number } }>("select data from event where run_id = $1 and seq = $2", [
    run.id,
    seq + 1,
  ]);
  expect(stored.rows.map(({ data }) => data.epoch)).toEqual([2]);
});

test("[T8] with its last event a run is listed as it ended, and found by what it said, also where that is stored aside", async () => {
  const { id } = await aStoredRun(anAsker());
  const journal = openJournal(pool());
  const book = journal.open({ id: runId.parse(id), epoch: 0, seq: 1 }, { refused: () => undefined, asked: () => undefined });
  const entry = async () =>
    (await pool().query("select status, cost, duration_ms, words @@ 'pond'::tsquery as found from run_entry where run_id = $1", [id]))
      .rows[0];
  const begun = { ...emptyRun(runId.parse(id)), seq: 1, startedAt: 1_000 };
  const at = new Date(3_500).toISOString();
  book.append(
    [{ type: "run.started", worker: "w", epoch: 0, format: 1, seq: 2, at }],
    [],
    { ...begun, status: "running", costNanoUsd: 3n },
    asIs,
  );
  await book.stored();
  expect(await entry()).toEqual({ status: "going", cost: "0", duration_ms: "0", found: false });
  const ended: RunView = { ...begun, status: "succeeded", endedAt: 3_500, costNanoUsd: 7n, output: { $ref: "big" } };
  book.append([{ ...finished, seq: 3, at } as Event], [], ended, () => "A frog and a pond."); // the helper's event is one
  await book.stored();
  expect(await entry()).toEqual({ status: "succeeded", cost: "7", duration_ms: "2500", found: true });
});

test("[E4] [T2] a run is listed with what its broken-off calls may have cost, while it goes on and when it is over", async () => {
  const asker = anAsker();
  const { id } = await aStoredRun(asker);
  const listed = async () => (await listRuns(asker, runsQuery.parse({}))).items[0]?.lost;
  expect(await listed()).toEqual({ minNanoUsd: "0", maxNanoUsd: "0" });
  const book = openJournal(pool()).open({ id: runId.parse(id), epoch: 0, seq: 1 }, { refused: () => undefined, asked: () => undefined });
  const view: RunView = { ...emptyRun(runId.parse(id)), status: "running", startedAt: 1_000, lost: { minNanoUsd: 2n, maxNanoUsd: 9n } };
  const at = new Date(3_500).toISOString();
  book.append([{ type: "run.started", worker: "w", epoch: 0, format: 1, seq: 2, at }], [], view, asIs);
  await book.stored();
  expect(await listed()).toEqual({ minNanoUsd: "2", maxNanoUsd: "9" });
  const lost = { minNanoUsd: "2", maxNanoUsd: "9" };
  const end = { ...finished, lost, seq: 3, at } as Event; // the helper's event is one
  book.append([end], [], { ...view, status: "cancelled", endedAt: 3_500 }, asIs);
  await book.stored();
  expect(await listed()).toEqual(lost);
  // A row from before it was kept there.
  await pool().query("update run set lost_min = null, lost_max = null where id = $1", [id]);
  expect(await listed()).toEqual(lost);
});
