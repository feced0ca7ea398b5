import { afterAll, beforeAll, expect, test } from "vitest";
import { callId, nodeId, runId, stepId } from "@/lib/core/ids";
import { pool } from "@/lib/data/pool";
import { anAsker, aStoredRun, finished } from "@/lib/data/testing/stored-run";
import { follow, untilEnded } from "@/lib/runtime/follow";
import { closeRunSignals } from "@/lib/runtime/run-signals";
import { freshDatabase, type FreshDatabase } from "@/lib/runtime/testing/fresh-database";
import type { Event, EventBody } from "@/lib/trace/event";
import { emptyRun, fold } from "@/lib/trace/fold";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
  process.env["DATABASE_URL"] = fresh.url;
});
afterAll(async () => {
  await closeRunSignals();
  await pool().end();
  await fresh.drop();
});

const forever = () => new AbortController().signal;
const step = { stepId: stepId.parse("writer"), nodeId: nodeId.parse("writer"), path: "" };
const call = { callId: callId.parse("writer:1:1"), stepId: step.stepId };
const opening: EventBody[] = [
  { type: "run.started", worker: "w", epoch: 1, format: 1 },
  { type: "step.started", ...step, kind: "executor", name: "Writer", attempt: 1, input: null },
  { type: "call.started", ...call, attempt: 1, n: 1, sort: "model", model: "m", request: {}, requestHash: "h", reservedNanoUsd: null },
];
const word = (text: string): EventBody => ({ type: "text.added", ...call, channel: "text", text });

async function all(events: AsyncIterable<Event[]>): Promise<Event[]> {
  const list: Event[] = [];
  for await (const batch of events) list.push(...batch);
  return list;
}

test("[T3] whoever joins, at whatever moment, gets every event once and in order", async () => {
  const asker = anAsker();
  const run = await aStoredRun(asker);
  await run.append(opening);
  const total = 4 + 300 + 1;
  const joins: { after: number; events: Promise<Event[]> }[] = [];
  const join = (after: number) => joins.push({ after, events: all(follow(asker, run.id, after, forever())) });
  const writing = (async () => {
    for (let i = 0; i < 300; i += 3) {
      if (i % 15 === 0) join(0);
      await run.append([word(`${i} `), word(`${i + 1} `), word(`${i + 2} `)]);
    }
    await run.append([finished], "succeeded");
  })();
  // Some join between two writes, at no particular moment.
  for (let i = 0; i < 20; i++) {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 10));
    join(i * 7);
  }
  await writing;
  for (const { after, events } of joins) {
    const numbers = Array.from({ length: total - after }, (_, i) => after + i + 1);
    expect((await events).map((event) => event.seq)).toEqual(numbers);
  }
});

test("[T3] after any event the rest gives the same run as all of it", async () => {
  const asker = anAsker();
  const run = await aStoredRun(asker);
  await run.append([...opening, word("one "), word("two "), finished], "succeeded");
  const whole = await all(follow(asker, run.id, 0, forever()));
  const view = fold(emptyRun(runId.parse(run.id)), whole);
  for (let after = 0; after <= whole.length; after++) {
    const rest = await all(follow(asker, run.id, after, forever()));
    // What was seen is sent again in part: the fold drops it.
    const again = fold(fold(emptyRun(view.id), whole.slice(0, after)), [...whole.slice(Math.max(0, after - 2), after), ...rest]);
    expect(again).toEqual(view);
  }
});

test("[T3] followers that drop the stream of a live run and take it up again, a thousand times, miss nothing and get nothing twice", async () => {
  const asker = anAsker();
  const run = await aStoredRun(asker);
  await run.append(opening);
  let drops = 0;
  /** Hears a few batches, lets go in the middle, and comes back after what it has. */
  async function dropping(): Promise<number[]> {
    const seen: number[] = [];
    for (;;) {
      const gone = new AbortController();
      let left = Math.floor(Math.random() * 3);
      for await (const batch of follow(asker, run.id, seen.at(-1) ?? 0, gone.signal)) {
        seen.push(...batch.map(({ seq }) => seq));
        if (batch.at(-1)?.type === "run.finished") return seen;
        if ((left -= 1) < 0) gone.abort();
      }
      drops += 1;
    }
  }
  const followers = Array.from({ length: 10 }, () => dropping());
  let written = opening.length + 1;
  for (; drops < 1_000; written += 2) await run.append([word(`${written} `), word("and ")]);
  await run.append([finished], "succeeded");
  const numbers = Array.from({ length: written + 1 }, (_, index) => index + 1);
  for (const seen of await Promise.all(followers)) expect(seen).toEqual(numbers);
}, 60_000);

test("[T3] a follower whose connection was cut goes on as soon as it is back", async () => {
  const asker = anAsker();
  const run = await aStoredRun(asker);
  const events = all(follow(asker, run.id, 0, forever()));
  await run.append(opening);
  await pool().query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'baton:follow' and datname = current_database()",
  );
  await run.append([word("unheard"), finished], "succeeded");
  expect((await events).map((event) => event.seq)).toEqual([1, 2, 3, 4, 5, 6]);
});

test("[S5] following a stranger's run, or none, ends without an event", async () => {
  const run = await aStoredRun(anAsker());
  await run.append(opening);
  expect(await all(follow(anAsker(), run.id, 0, forever()))).toEqual([]);
  expect(await all(follow(anAsker(), "none", 0, forever()))).toEqual([]);
});

test("[T6] waiting for the end lasts until the last event is stored, or as long as was asked for", async () => {
  const asker = anAsker();
  const run = await aStoredRun(asker);
  await untilEnded(asker, run.id, 20, forever());
  let over = false;
  const waiting = untilEnded(asker, run.id, 10_000, forever()).then(() => (over = true));
  await run.append(opening);
  expect(over).toBe(false);
  await run.append([finished], "succeeded");
  await waiting;
});

test("a follower that goes away stops at once", async () => {
  const asker = anAsker();
  const run = await aStoredRun(asker);
  const gone = new AbortController();
  const events = all(follow(asker, run.id, 0, gone.signal));
  gone.abort();
  expect((await events).length).toBeLessThanOrEqual(1);
});
