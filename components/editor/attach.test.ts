import { expect, test } from "vitest";
import { attach, insertOn } from "@/components/editor/attach";
import type { Command } from "@/components/editor/commands";
import type { Graph } from "@/lib/graph/document";
import { applyEdit } from "@/lib/graph/edits";

const graph: Graph = {
  version: 1,
  name: "Two",
  nodes: [
    { id: "start", kind: "input", name: "Start", position: { x: 0, y: 0 }, config: { fields: [] } },
    { id: "plan", kind: "planner", name: "Plan", position: { x: 240, y: 0 }, config: {} },
    { id: "end", kind: "output", name: "End", position: { x: 800, y: 0 }, config: { value: "" } },
  ],
  edges: [
    { id: "e1", kind: "flow", source: "start", sourcePort: "out", target: "plan", targetPort: "in" },
    { id: "e2", kind: "flow", source: "plan", sourcePort: "out", target: "end", targetPort: "in" },
  ],
};
const after = (command: Command | null) => command?.edits.reduce((now, edit) => applyEdit(now, edit).graph, graph) ?? null;
const edgesOf = (now: Graph | null) => now?.edges.map(({ kind, source, target }) => `${kind} ${source} ${target}`);
const out = { node: "plan", port: "out", direction: "out", delegate: false } as const;

test("a new node takes the edge that was let go, from an output as from an input, with its port at the pointer", () => {
  const behind = after(attach(graph, "executor", { x: 600, y: 204 }, out));
  expect(edgesOf(behind)?.at(-1)).toBe("flow plan executor");
  expect(behind?.nodes.at(-1)?.position).toEqual({ x: 600, y: 184 });
  const before = after(attach(graph, "transform", { x: 600, y: 204 }, { node: "end", port: "in", direction: "in", delegate: false }));
  expect(edgesOf(before)?.at(-1)).toBe("flow transform end");
  expect(before?.nodes.at(-1)?.position).toEqual({ x: 432, y: 184 });
});

test("a planner's diamond takes an executor, by a delegate edge, and no kind that takes no tasks", () => {
  const from = { node: "plan", port: "delegate", direction: "out", delegate: true } as const;
  expect(edgesOf(after(attach(graph, "executor", { x: 300, y: 400 }, from)))?.at(-1)).toBe("delegate plan executor");
  expect(attach(graph, "output", { x: 300, y: 400 }, from)).toBeNull();
  expect(attach(graph, "note", { x: 300, y: 400 }, out)).toBeNull();
});

test("a node that is put into an edge stands between its ends, and the edge is gone", () => {
  const now = after(insertOn(graph, "e2", "evaluator"));
  expect(edgesOf(now)).toEqual(["flow start plan", "flow plan evaluator", "flow evaluator end"]);
  const { x = 0 } = now?.nodes.at(-1)?.position ?? {};
  expect(x).toBeGreaterThan(240);
  expect(x).toBeLessThan(800);
});

test("what has no way in or out is not put into an edge, and neither is anything into what is no edge", () => {
  expect(insertOn(graph, "e2", "output")).toBeNull();
  expect(insertOn(graph, "e2", "input")).toBeNull();
  expect(insertOn(graph, "e2", "note")).toBeNull();
  expect(insertOn(graph, "plan", "executor")).toBeNull();
});
