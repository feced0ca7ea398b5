import { expect, test } from "vitest";
import { ledgerOf } from "@/lib/engine/ledger";
import { emptyRun, fold } from "@/lib/trace/fold";
import { runId } from "@/lib/core/ids";
import type { Event } from "@/lib/trace/event";

const caps = [{ id: "a", maxCostNanoUsd: "1000000" }];
const at = (seconds: number) => new Date(Date.UTC(2026, 10, 25, 12, 0, seconds)).toISOString();
const step = { stepId: "a", nodeId: "a", path: "", kind: "executor", name: "A", attempt: 1, input: null };
const called = { callId: "a:1:1", stepId: "a", attempt: 1, n: 1, sort: "model", model: "m", request: null, requestHash: "h" };

function runOf(limits: object, more: object[]) {
  const events = [
    { type: "run.queued", graphId: null, version: null, specHash: "h", input: {}, simulated: true, tags: [], limits },
    { type: "run.started", worker: "w", epoch: 1, format: 1 },
    { type: "step.started", ...step },
    { type: "call.started", ...called, reservedNanoUsd: "300000" },
    ...more,
  ].map((event, index) => ({ ...event, seq: index + 1, at: "at" in event ? event.at : at(0) }));
  return fold(emptyRun(runId.parse("r")), events as Event[]); // as the schema has them
}

const limits = { maxCostNanoUsd: "2000000", maxTokens: 1_000, maxSeconds: 60, concurrency: 4 };
const finished = {
  type: "call.finished",
  callId: "a:1:1",
  stepId: "a",
  response: null,
  usage: { input_tokens: 100, output_tokens: 50 },
  costNanoUsd: "200000",
  durationMs: 1,
};

test("[E5] what is reserved is neither spent nor left, under the run's cap and under a node's own", () => {
  const run = runOf(limits, []);
  const open = ledgerOf(run, caps, run.at);
  expect(open.cost).toEqual({ most: 2_000_000n, spent: 0n, reserved: 300_000n, left: 1_700_000n });
  expect(open.nodes).toEqual([{ nodeId: "a", cost: { most: 1_000_000n, spent: 0n, reserved: 300_000n, left: 700_000n } }]);
  const settled = ledgerOf(runOf(limits, [finished]), caps, run.at);
  expect(settled.cost).toMatchObject({ spent: 200_000n, reserved: 0n, left: 1_800_000n });
  expect(settled.tokens).toEqual({ most: 1_000, used: 150, left: 850 });
});

test("[E5] a cap that was raised counts as raised, and what was lost counts as spent", () => {
  const raised = { type: "budget.raised", stepId: "a", nodeId: "a", maxCostNanoUsd: "5000000" };
  const lost = { type: "call.lost", callId: "a:1:1", stepId: "a", minNanoUsd: "0", maxNanoUsd: "300000" };
  const { nodes } = ledgerOf(runOf(limits, [raised, lost]), caps, 0);
  expect(nodes).toEqual([{ nodeId: "a", cost: { most: 5_000_000n, spent: 300_000n, reserved: 0n, left: 4_700_000n } }]);
});

test("[E10] time that was waited for people is not worked", () => {
  const waiting = { type: "run.waiting", questionIds: ["q"], at: at(10) };
  const resumed = { type: "run.resumed", questionIds: ["q"], at: at(40) };
  const now = Date.parse(at(45));
  expect(ledgerOf(runOf(limits, [waiting]), caps, now).time).toEqual({ most: 60_000, used: 10_000, left: 50_000 });
  expect(ledgerOf(runOf(limits, [waiting, resumed]), caps, now).time).toEqual({ most: 60_000, used: 15_000, left: 45_000 });
});

test("without caps there is nothing to be left", () => {
  const none = { maxCostNanoUsd: null, maxTokens: null, maxSeconds: 60, concurrency: 4 };
  expect(ledgerOf(runOf(none, []), [], 0)).toMatchObject({ cost: null, tokens: null, nodes: [] });
});
