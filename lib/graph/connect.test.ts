import { describe, expect, test } from "vitest";
import { canConnect, type Connection } from "@/lib/graph/connect";
import { aMap, aPlan, haiku } from "@/lib/graph/testing/graph-builder";

const graph = aPlan()
  .node("free", "executor", { model: haiku, prompt: "x" })
  .node("merge", "merge", {})
  .node("remark", "note", {})
  .node("each", "retrieve", {})
  .flow("plan", "merge")
  .build();

function reason(source: string, target: string, kind: Connection["kind"] = "flow", sourcePort = "out", targetPort = "in"): string {
  const verdict = canConnect(graph, { source, sourcePort, target, targetPort, kind });
  return verdict.ok ? "yes" : verdict.reason;
}

test.each([
  ["start", "free", "flow", "yes"],
  ["plan", "free", "flow", "yes"],
  ["plan", "free", "delegate", "yes"],
  ["start", "start", "flow", "start cannot be connected to itself."],
  ["start", "plan", "flow", "They are connected already."],
  ["plan", "worker", "delegate", "They are connected already."],
  ["plan", "start", "flow", "start takes no value."],
  ["end", "free", "flow", "end gives no value."],
  ["free", "remark", "flow", "remark takes no value."],
  ["start", "worker", "flow", "worker takes tasks from a planner, so it has no flow edges."],
  ["worker", "end", "flow", "worker takes tasks from a planner, so it has no flow edges."],
  ["merge", "plan", "flow", "plan comes before merge: this would go in a circle."],
  ["free", "worker", "delegate", "free cannot hand out tasks: only planners can."],
  ["plan", "end", "delegate", "end cannot take tasks: only executors can."],
  ["start", "each", "flow", "This version does not know that kind of node."],
  ["start", "nobody", "flow", "There is no such node."],
] as const)("[C3] from %s to %s by %s: %s", (source, target, kind, expected) => {
  expect(reason(source, target, kind)).toBe(expected);
});

test("[C3] ports have to be there", () => {
  expect(reason("start", "free", "flow", "other")).toBe("start has no such output.");
  expect(reason("start", "merge", "flow", "out", "other")).toBe("merge has no such input.");
  expect(reason("start", "free", "flow", "out", "")).toBe("Tasks come from the diamond below a planner.");
});

test("[C3] a node with flow edges takes no tasks", () => {
  const wired = {
    ...graph,
    edges: [...graph.edges, { id: "x", kind: "flow" as const, source: "start", sourcePort: "out", target: "free", targetPort: "in" }],
  };
  expect(canConnect(wired, { source: "plan", target: "free", kind: "delegate" })).toEqual({
    ok: false,
    reason: "free has flow edges, and a delegate has none.",
  });
});

describe("[C3] containers", () => {
  const inside = aMap().node("other", "executor", { model: haiku, prompt: "x" }, { parent: "pages" }).build();
  test.each([
    ["pages", "item", "other", "in", "yes"],
    ["other", "out", "pages", "result", "yes"],
    ["write", "out", "other", "in", "yes"],
    ["pages", "out", "other", "in", "other is inside of pages: use its inner start."],
    ["other", "out", "pages", "in", "other is inside of pages: use its inner end."],
    ["pages", "item", "end", "in", "The inner start leads to what is inside of pages."],
    ["start", "out", "pages", "result", "The inner end takes from what is inside of pages."],
    ["other", "out", "end", "in", "An edge cannot cross the border of a container."],
  ])("from %s.%s to %s.%s: %s", (source, sourcePort, target, targetPort, expected) => {
    const verdict = canConnect(inside, { kind: "flow", source, sourcePort, target, targetPort });
    expect(verdict.ok ? "yes" : verdict.reason).toBe(expected);
  });
});
