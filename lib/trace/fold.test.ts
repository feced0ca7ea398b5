import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runId } from "@/lib/core/ids";
import { event as eventSchema, type Event } from "@/lib/trace/event";
import { emptyRun, fold } from "@/lib/trace/fold";
import type { RunView } from "@/lib/trace/run-view";
import { stepSegments } from "@/lib/trace/segments";
import { researchBrief } from "@/lib/trace/testing/research-brief";
import { isUnpriced } from "@/lib/trace/unpriced";
import { Story } from "@/lib/trace/testing/story";
import { addTokens, noTokens } from "@/lib/trace/tokens";

const id = runId.parse("r1");
const whole = researchBrief();
const cuts = fc.array(fc.nat(whole.length), { maxLength: 12 });

function folded(events: readonly Event[]): RunView {
  return fold(emptyRun(id), events);
}

function batches(at: number[]): Event[][] {
  const edges = [0, ...at.sort((a, b) => a - b), whole.length];
  return edges.slice(1).map((end, index) => whole.slice(edges[index], end));
}

test("the builder writes events that the schema takes, numbered without gaps", () => {
  whole.forEach((event, index) => {
    expect(eventSchema.parse(event).seq).toBe(index + 1);
  });
});

describe("[T2] one pure, idempotent fold", () => {
  test("batches in any split give the same view", () => {
    const expected = folded(whole);
    fc.assert(
      fc.property(cuts, (at) => {
        expect(batches(at).reduce(fold, emptyRun(id))).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  test("a tail that is sent again changes nothing", () => {
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(whole.length), (end, from) => {
        const view = folded(whole.slice(0, end));
        expect(fold(view, whole.slice(from, end))).toBe(view);
      }),
      { numRuns: 40 },
    );
  });

  test("an untouched step stays the same object, and an older view keeps its values", () => {
    const before = folded(whole.slice(0, 60));
    const copy = structuredClone(before);
    const after = fold(before, whole.slice(60));
    expect(before).toEqual(copy);
    const [question] = before.steps.keys();
    expect(after.steps.get(question!)).toBe(before.steps.get(question!));
  });

  test("playback at the end equals live", () => {
    const live = whole.reduce((view, event) => fold(view, [event]), emptyRun(id));
    expect(folded(whole)).toEqual(live);
  });
});

test("[T6] after every event the totals of a run equal the sum of its steps, and at the end what run.finished says", () => {
  let view = emptyRun(id);
  for (const event of whole) {
    view = fold(view, [event]);
    const steps = [...view.steps.values()];
    expect(view.costNanoUsd).toBe(steps.reduce((sum, step) => sum + step.costNanoUsd, 0n));
    expect(view.tokens).toEqual(steps.reduce((sum, step) => addTokens(sum, step.tokens), noTokens));
  }
  const last = whole.at(-1);
  expect(last).toMatchObject({ type: "run.finished", costNanoUsd: String(view.costNanoUsd), tokens: view.tokens });
  expect(view.reservedNanoUsd).toBe(0n);
});

test("money is reserved while a call is open and free again when it ends", () => {
  const open = folded(whole.filter((event) => event.seq <= 7));
  expect([...open.calls.values()].map((call) => call.status)).toEqual(["open"]);
  expect(open.reservedNanoUsd).toBe(6_400_000n);
});

test("a retried step waits with its error, and goes on with a second attempt", () => {
  const retried = whole.findIndex((event) => event.type === "step.retried");
  const stepId = (whole[retried] as Event & { type: "step.retried" }).stepId;
  const waiting = folded(whole.slice(0, retried + 1)).steps.get(stepId)!;
  expect(waiting).toMatchObject({ status: "waiting", waiting: { reason: "retry" }, error: { code: "overloaded" }, attempt: 1 });
  const done = folded(whole).steps.get(stepId)!;
  expect(done).toMatchObject({ status: "succeeded", attempt: 2, error: null });
  expect(done.attempts.map((attempt) => attempt.error?.code ?? null)).toEqual(["overloaded", null]);
});

test("what held a step back is over when its call goes out, and when it is done", () => {
  const story = new Story(0);
  const step = story.begin(0, "a", { name: "A", kind: "executor" });
  story.wait(1_000, "a", "", undefined, "budget");
  story.say(step, { model: "m", at: 3_000, ms: 30_000, text: "done" });
  const [went] = folded(story.events()).steps.values();
  expect(went).toMatchObject({ status: "running", waiting: null, waits: [{ reason: "budget", from: 1_000, to: 3_000 }] });
  const held = stepSegments(folded(story.events()), went!, null).filter(({ kind }) => kind === "held");
  expect(held).toEqual([{ kind: "held", from: 1_000, to: 3_000, broken: false }]);

  story.wait(34_000, "a", "", undefined, "budget").end(35_000, step, "done");
  const [done] = folded(story.events()).steps.values();
  expect(done?.waits).toMatchObject([{ to: 3_000 }, { from: 34_000, to: 35_000 }]);
});

test("[T4] withdrawn text is gone from the view", () => {
  const story = new Story();
  const step = story.begin(0, "a", { name: "A", kind: "executor" });
  story.say(step, { model: "m", at: 1, ms: 10, text: "some words that are dropped" });
  const events = story.events().filter((event) => event.type !== "call.finished");
  const call = [...folded(events).calls.values()][0]!;
  expect(call.text).toBe("some words that are dropped");
  const withdrawn = {
    type: "text.withdrawn" as const,
    callId: call.id,
    stepId: step,
    reason: "overloaded",
    at: events.at(-1)!.at,
    seq: events.length + 1,
  };
  expect([...folded([...events, withdrawn]).calls.values()][0]).toMatchObject({ text: "", withdrawn: "overloaded" });
});

test("a lost call counts apart: its cost is not known", () => {
  const story = new Story();
  const step = story.begin(0, "a", { name: "A", kind: "executor" });
  story.say(step, { model: "m", at: 1, ms: 10, text: "x" });
  const started = story.events().filter((event) => event.type !== "call.finished");
  const call = [...folded(started).calls.values()][0]!;
  const lost = {
    type: "call.lost" as const,
    callId: call.id,
    stepId: step,
    minNanoUsd: "10",
    maxNanoUsd: "90",
    at: started.at(-1)!.at,
    seq: started.length + 1,
  };
  expect(folded([...started, lost])).toMatchObject({ costNanoUsd: 0n, reservedNanoUsd: 0n, lost: { minNanoUsd: 10n, maxNanoUsd: 90n } });
});

test("[T5] [E4] a lost call of a model without a price is unpriced: a range from nought to nought would say that it was free", () => {
  const story = new Story();
  const step = story.begin(0, "a", { name: "A", kind: "executor" });
  story.lose(step, { model: "m", at: 1, ms: 10 }, 0n, null);
  const run = folded(story.events());
  expect(run).toMatchObject({ costNanoUsd: 0n, unpricedCalls: 1, reservedNanoUsd: 0n, lost: { maxNanoUsd: 0n } });
  expect([...run.calls.values()].map(isUnpriced)).toEqual([true]);
  // Tools have no price either, but for another reason: they cost nothing.
  const tool = new Story();
  tool.lose(tool.begin(0, "a", { name: "A", kind: "executor" }), { model: "m", at: 1, ms: 10 }, 0n, "0");
  expect(folded(tool.events())).toMatchObject({ unpricedCalls: 0, lost: { maxNanoUsd: 0n } });
});
