import { expect, test } from "vitest";
import { estimateOfWork } from "@/components/run/estimate-of-work";
import type { Amounts } from "@/components/run/run-scene";
import type { Graph } from "@/lib/graph/document";
import type { RunView, StepView } from "@/lib/trace/run-view";

const amounts = (likely: bigint): Amounts => ({ low: likely / 2n, likely, high: likely * 2n });
const ids = ["plan", "worker", "each", "inner", "write"];
const estimate = { ...amounts(500n), nodes: new Map(ids.map((id) => [id, amounts(100n)])) };
const graph = {
  nodes: ids.map((id) => ({ id, ...(id === "inner" && { parent: "each" }) })),
  edges: [{ kind: "delegate", source: "plan", target: "worker" }],
} as Graph; // nothing else of it is looked at

function run(steps: Record<string, StepView["status"]>): RunView {
  const each = Object.entries(steps).map(([nodeId, status]) => [nodeId, { nodeId, status }] as const);
  return { steps: new Map(each) } as unknown as RunView; // as above
}

test("[C6] [F2] work that was taken over is not expected again, with the delegates and the inside of what did it", () => {
  const { likely, low, high, nodes } = estimateOfWork(estimate, graph, run({ plan: "reused", each: "reused", write: "succeeded" }));
  expect([...nodes.keys()]).toEqual(["write"]);
  expect([low, likely, high]).toEqual([50n, 100n, 200n]);
});

test("[C6] where nothing was taken over, or a part of it was done anew, the estimate stands", () => {
  expect(estimateOfWork(estimate, graph, run({ plan: "succeeded", worker: "succeeded" }))).toBe(estimate);
  const { nodes } = estimateOfWork(estimate, graph, run({ plan: "reused", worker: "succeeded" }));
  expect([...nodes.keys()]).toEqual(["worker", "each", "inner", "write"]);
});
