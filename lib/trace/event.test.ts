import { expect, test } from "vitest";
import { event, parseEvent } from "@/lib/trace/event";

const at = "2026-11-23T09:00:00.000Z";
const tokens = { input: 1, output: 1, cacheRead: 0, cacheWrite: 0 };
const lost = { minNanoUsd: "0", maxNanoUsd: "0" };
const plan = { type: "plan.written", stepId: "p", round: 1, tasks: [] };
const counted = { type: "items.counted", stepId: "m", count: 3, items: [] };
const turn = { type: "iteration.finished", stepId: "m", index: 0, done: true };
const wait = { type: "step.waiting", stepId: "a", nodeId: "a", path: "", reason: "retry", until: at };
const end = { type: "run.finished", status: "failed", costNanoUsd: "12", unpricedCalls: 0, lost, tokens, durationMs: 1 };
const queued = {
  type: "run.queued",
  graphId: null,
  version: null,
  specHash: "h",
  input: null,
  limits: { maxCostNanoUsd: "1", maxTokens: null, maxSeconds: 60, concurrency: 4 },
  simulated: true,
  tags: [],
};

const takes = (raw: object) => event.safeParse({ seq: 1, at, ...raw }).success;

test("[S13] no event holds a number that would make a reader's array or loop endless", () => {
  for (const good of [plan, counted, turn, wait, end, queued]) expect(takes(good), JSON.stringify(good)).toBe(true);
  for (const round of [0, -1, 1.5, 1_001, 20_000_000]) expect(takes({ ...plan, round }), String(round)).toBe(false);
  for (const type of ["plan.edited", "plan.refused"])
    expect(takes({ ...plan, type, by: "person", problems: [], round: 0 }), type).toBe(false);
  for (const count of [-1, 0.5, 1e9]) expect(takes({ ...counted, count }), String(count)).toBe(false);
  for (const index of [-1, 0.5, 1e9]) expect(takes({ ...turn, index }), String(index)).toBe(false);
  for (const seq of [0, 1.5, 2 ** 31]) expect(takes({ ...turn, seq }), String(seq)).toBe(false);
});

test("[S13] money and tokens are as long as what they are stored in", () => {
  for (const costNanoUsd of ["", "-1", "1.5", "1".repeat(19)]) expect(takes({ ...end, costNanoUsd }), costNanoUsd).toBe(false);
  for (const input of [-1, 0.5, 2 ** 53]) expect(takes({ ...end, tokens: { ...tokens, input } }), String(input)).toBe(false);
  expect(takes({ ...queued, limits: { ...queued.limits, maxCostNanoUsd: "a lot" } })).toBe(false);
});

test("[S13] what stands for a moment is one", () => {
  expect(takes({ ...wait, until: "soon" })).toBe(false);
});

test("a stored event is read by the same bounds", () => {
  expect(() => parseEvent({ ...plan, round: 20_000_000, seq: 1, at })).toThrow("1000");
  expect(parseEvent({ ...plan, seq: 1, at })).toMatchObject(plan);
});
