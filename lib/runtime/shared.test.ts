import { inspect } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ShareShow } from "@/lib/contract/shares";
import { nodeId, stepId } from "@/lib/core/ids";
import { pool } from "@/lib/data/pool";
import { createShare, findOpenShare, revokeShare, type Share } from "@/lib/data/shares";
import { anAsker, aStoredRun } from "@/lib/data/testing/stored-run";
import { closeRunSignals } from "@/lib/runtime/run-signals";
import { followShared, readShared, readSharedCopy, readSharedRun, readSharedStep } from "@/lib/runtime/shared";
import { canaryRun } from "@/lib/runtime/testing/canary-run";
import { freshDatabase, type FreshDatabase } from "@/lib/runtime/testing/fresh-database";
import type { Event } from "@/lib/trace/event";

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

const { words, money, document, queued, trace } = canaryRun;
const { input, prompt, output, mixed, never } = words;
const plan = { stepId: stepId.parse("plan") };
const work = { stepId: stepId.parse("worker~plan.1.t1") };

/** A run that is too large to be shown at once: most of its events are of a turn. */
const waits = Array.from({ length: 5_000 }, () => ({
  ...{ type: "step.waiting" as const, stepId: stepId.parse("part-1"), nodeId: nodeId.parse("part"), path: "all[1]" },
  reason: "concurrency" as const,
}));
const longTrace = [...trace.slice(0, -1), ...waits, ...trace.slice(-1)];

async function aShare(show: ShareShow, events = trace): Promise<{ share: Share; asker: ReturnType<typeof anAsker> }> {
  const asker = anAsker();
  const run = await aStoredRun(asker, document, queued);
  await pool().query("update run set title = $2, cost = $3 where id = $1", [run.id, input, money]);
  await run.append(events, "failed");
  const share = await createShare(asker, { runId: run.id }, show, null);
  if (share === null) throw new Error("the run is not there");
  return { share, asker };
}

async function everythingOf(share: Share): Promise<string> {
  const events: Event[] = [];
  for await (const batch of followShared(share, 0, new AbortController().signal)) events.push(...batch);
  const steps = await Promise.all(["question", plan.stepId, work.stepId].map((id) => readSharedStep(share, id)));
  return JSON.stringify([await readShared(share, "/s/x"), await readSharedCopy(share), events, steps]) + (await pictureOf(share));
}

async function pictureOf(share: Share): Promise<string> {
  return inspect(await readSharedRun(share), {
    depth: Infinity,
    maxArrayLength: Infinity,
    maxStringLength: Infinity,
    breakLength: Infinity,
  });
}

const flags = [true, false];
const shows = flags.flatMap((prompts) =>
  flags.flatMap((inputs) => flags.flatMap((outputs) => flags.map((costs) => ({ prompts, inputs, outputs, costs })))),
);

test.each(shows)("[S2] [S3] a share shows what its owner chose and nothing else: $prompts $inputs $outputs $costs", async (show) => {
  const { share } = await aShare(show);
  const text = await everythingOf(share);
  const has = (word: string) => text.includes(word);
  expect({ prompts: has(prompt), inputs: has(input), outputs: has(output), costs: has(money) }).toEqual(show);
  // Errors, thoughts and reasons may quote any of them.
  expect(has(mixed)).toBe(show.prompts && show.inputs && show.outputs);
  // Workers, other runs, ids of the provider's requests are nobody's business, whatever is shown.
  expect(has(never)).toBe(false);
});

test.each(shows)("[S2] the first picture of a large run hides the same: $prompts $inputs $outputs $costs", async (show) => {
  const { share } = await aShare(show, longTrace);
  expect(await readSharedRun(share)).toMatchObject({ partial: true });
  const text = await pictureOf(share);
  const has = (word: string) => text.includes(word);
  expect([show.prompts || !has(prompt), show.inputs || !has(input), show.outputs || !has(output), has(money)]).toEqual([
    true,
    true,
    true,
    show.costs,
  ]);
  expect([has(mixed) && !(show.prompts && show.inputs && show.outputs), has(never)]).toEqual([false, false]);
});

test("[S2] [E8] a question is seen as a question: what was asked and answered only where everything is shown", async () => {
  for (const outputs of flags) {
    const { share } = await aShare({ prompts: true, inputs: true, outputs, costs: true });
    const step = await readSharedStep(share, plan.stepId);
    const hidden = { $hidden: true };
    const answer = { decision: "approve", by: "person", value: outputs ? mixed : hidden };
    expect(step?.questions).toMatchObject([{ id: "plan~q1", value: outputs ? { text: mixed } : hidden, answer }]);
    const shown = await readSharedRun(share);
    const question = shown?.snapshot.questions.get("plan~q1");
    expect(question).toMatchObject({ kind: "approval", message: outputs ? mixed : "•••", answer: { decision: "approve" } });
  }
});

test("[S2] [T3] whoever watches sees the same numbers and times, so that it plays as it ran", async () => {
  const { share } = await aShare({ prompts: false, inputs: false, outputs: false, costs: false });
  const numbers: number[] = [];
  for await (const batch of followShared(share, 0, new AbortController().signal)) numbers.push(...batch.map((event) => event.seq));
  expect(numbers).toEqual(Array.from({ length: trace.length + 1 }, (_, i) => i + 1));
});

test("[S1] a share that was revoked or has ended shows nothing more, also to those who watch", async () => {
  const { share, asker } = await aShare({ prompts: true, inputs: true, outputs: true, costs: true });
  expect(await findOpenShare(share.id)).not.toBeNull();
  expect(await revokeShare(anAsker(), share.id)).toBe(false);
  expect(await revokeShare(asker, share.id)).toBe(true);
  expect(await findOpenShare(share.id)).toBeNull();
  const events: Event[] = [];
  for await (const batch of followShared(share, 0, new AbortController().signal)) events.push(...batch);
  expect(events).toEqual([]);
  const ended = await createShare(asker, { runId: share.runId ?? "" }, share.show, new Date(Date.now() - 1));
  expect(await findOpenShare(ended?.id ?? "")).toBeNull();
});
