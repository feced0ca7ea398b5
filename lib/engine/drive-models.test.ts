import { describe, expect, test } from "vitest";
import { says, step } from "@/lib/engine/testing/plan-and-step";
import { runInMemory } from "@/lib/engine/testing/run-in-memory";
import { scriptedModel, type Reply } from "@/lib/engine/testing/scripted-model";
import { asks, aSpec } from "@/lib/engine/testing/spec-builder";

const auto = { low: "claude-haiku-5-5", medium: "claude-sonnet-5-5", high: "claude-opus-5-5" };

const ofThree = (limits: object = {}, policy: object = {}) =>
  aSpec(limits)
    .part("a", { op: "call", call: { ...asks("Prove it."), model: auto.medium, auto } }, ["start"], policy)
    .output("end", "{{a.output}}", ["a"])
    .build("end");

const rating = (difficulty: string): Reply => ({ say: JSON.stringify({ difficulty, reason: "It is a proof." }) });
const isRating = (prompt: string) => prompt.includes("How hard is this work?");

/** Says of everything that it is hard, and does it. */
const hard = () => scriptedModel((prompt) => (isRating(prompt) ? rating("high") : says(prompt)));

describe("[E5] a model that is chosen by the difficulty of the work", () => {
  test("the cheapest one says how hard it is, and the one for that does it; reasons and cost are on record", async () => {
    const model = hard();
    const run = runInMemory(ofThree(), model);
    const view = await run.end();
    expect(view.output).toBe("<Prove it.>");
    expect(model.seen.map(({ request }) => request.model)).toEqual([auto.low, auto.high]);
    expect(step(view, "a")).toMatchObject({
      model: auto.high,
      choice: { difficulty: "high", reasons: ["The work is of high difficulty: It is a proof."] },
    });
    const costs = [...view.calls.values()].map((call) => call.costNanoUsd ?? 0n);
    expect(costs.every((cost) => cost > 0n)).toBe(true);
    expect(step(view, "a").costNanoUsd).toBe(costs.reduce((sum, cost) => sum + cost));
  });

  test("steps down where the budget left does not pay for it, and says so", async () => {
    const model = hard();
    const view = await runInMemory(ofThree({ maxCostNanoUsd: "20000000" }), model).end();
    expect(view.status).toBe("succeeded");
    expect(model.seen.map(({ request }) => request.model)).toEqual([auto.low, auto.low]);
    const { choice } = step(view, "a");
    expect(choice?.difficulty).toBe("high");
    expect(choice?.reasons.slice(1)).toEqual([
      expect.stringContaining(`so ${auto.medium} is asked instead`),
      expect.stringContaining(`so ${auto.low} is asked instead`),
    ]);
  });

  test("a difficulty that cannot be read leads to the middle one, not to a failure", async () => {
    const model = scriptedModel((prompt) =>
      isRating(prompt) ? { say: "hm" } : prompt.startsWith("This answer") ? { say: "hm" } : says(prompt),
    );
    const view = await runInMemory(ofThree(), model).end();
    expect(model.seen.at(-1)?.request.model).toBe(auto.medium);
    expect(step(view, "a").choice).toMatchObject({ difficulty: "medium", reasons: [expect.stringContaining("could not be judged")] });
  });

  test("a retry keeps the model that was chosen", async () => {
    let failed = false;
    const model = scriptedModel((prompt) => {
      if (isRating(prompt)) return rating("high");
      if (failed) return says(prompt);
      failed = true;
      return { fail: "overloaded", again: true, afterMs: 1 };
    });
    const view = await runInMemory(ofThree(), model).end();
    expect(view.status).toBe("succeeded");
    expect(model.seen.map(({ request }) => request.model)).toEqual([auto.low, auto.high, auto.high]);
    expect(step(view, "a").attempt).toBe(2);
  });

  test("a crash after the choice neither asks again for the difficulty nor changes it", async () => {
    const first = runInMemory(
      ofThree(),
      scriptedModel((prompt) => (isRating(prompt) ? rating("high") : { hang: true })),
    );
    while (![...first.view().calls.values()].some((call) => call.model === auto.high))
      await new Promise((resolve) => setImmediate(resolve));
    const before = first.events();
    first.abandon();
    const model = scriptedModel((prompt) => (isRating(prompt) ? rating("low") : says(prompt)));
    const view = await runInMemory(ofThree(), model, { before }).end();
    expect(view.status).toBe("succeeded");
    expect(model.seen.map(({ request }) => request.model)).toEqual([auto.high]);
  });
});
