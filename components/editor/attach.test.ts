import { expect, test } from "vitest";
import { attach, insertOn, putOn } from "@/components/editor/attach";
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

const withNodes = (...nodes: Graph["nodes"]): Graph => ({ ...graph, nodes: [...graph.nodes, ...nodes] });
const free = { id: "free", kind: "executor", name: "Free", position: { x: 500, y: 300 }, config: {} };

test("[G5] a node that is dragged onto an edge goes between its ends, with its place, as one command", () => {
  const before = withNodes(free);
  const now = putOn(before, "e2", "free", { x: 520, y: 8 }, null)?.edits.reduce((each, edit) => applyEdit(each, edit).graph, before);
  expect(edgesOf(now ?? null)).toEqual(["flow start plan", "flow plan free", "flow free end"]);
  expect(now?.nodes.find((node) => node.id === "free")?.position).toEqual({ x: 520, y: 8 });
});

test("a node whose ports are taken, whose kind has none, or that stands at the edge already, is not put into it", () => {
  expect(putOn(graph, "e2", "plan", { x: 0, y: 0 }, null)).toBeNull();
  expect(putOn(withNodes({ ...free, kind: "note" }), "e2", "free", { x: 0, y: 0 }, null)).toBeNull();
  const taken = { id: "e9", kind: "flow" as const, source: "start", sourcePort: "out", target: "free", targetPort: "in" };
  expect(putOn({ ...withNodes(free), edges: [...graph.edges, taken] }, "e2", "free", { x: 0, y: 0 }, null)).toBeNull();
  const delegate = { id: "e9", kind: "delegate" as const, source: "plan", target: "free" };
  expect(putOn({ ...withNodes(free), edges: [...graph.edges, delegate] }, "e2", "free", { x: 0, y: 0 }, null)).toBeNull();
});

test("an edge outside of a container takes nothing that is let go inside, and an edge to an inner end only what is", () => {
  const inside = withNodes(
    { id: "each", kind: "map", name: "Each", position: { x: 0, y: 400 }, size: { width: 800, height: 400 }, config: {} },
    { id: "step", kind: "transform", name: "Step", parent: "each", position: { x: 40, y: 80 }, config: {} },
    free,
  );
  const inner = { id: "e9", kind: "flow" as const, source: "each", sourcePort: "item", target: "step", targetPort: "in" };
  const all: Graph = { ...inside, edges: [...graph.edges, inner] };
  expect(putOn(all, "e2", "free", { x: 300, y: 500 }, "each")).toBeNull();
  expect(putOn(all, "e9", "free", { x: 900, y: 0 }, null)).toBeNull();
  const put = putOn(all, "e9", "free", { x: 48, y: 500 }, "each");
  const now = put?.edits.reduce((each, edit) => applyEdit(each, edit).graph, all);
  expect(edgesOf(now ?? null)?.slice(-2)).toEqual(["flow each free", "flow free step"]);
});
