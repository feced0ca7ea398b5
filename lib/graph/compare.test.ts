import { expect, test } from "vitest";
import { compareGraphs } from "@/lib/graph/compare";
import type { Graph } from "@/lib/graph/document";
import { templates } from "@/lib/graph/templates";

const before: Graph = {
  version: 1,
  name: "Tea",
  tags: ["hot"],
  nodes: [
    { id: "start", kind: "input", name: "Start", position: { x: 0, y: 0 }, config: { fields: [{ key: "topic" }] } },
    {
      id: "ask",
      kind: "executor",
      name: "Ask",
      position: { x: 240, y: 0 },
      config: { model: "a", prompt: "Old words", tools: [{ type: "x" }] },
    },
    { id: "old", kind: "note", name: "Old", position: { x: 0, y: 240 }, config: {} },
    { id: "end", kind: "output", name: "End", position: { x: 480, y: 0 }, config: { value: "" } },
  ],
  edges: [
    { id: "e1", kind: "flow", source: "start", target: "ask" },
    { id: "e2", kind: "flow", source: "ask", target: "end" },
  ],
};
const after: Graph = {
  ...before,
  name: "Tea",
  tags: ["hot", "green"],
  limits: { maxCostUsd: 1 },
  nodes: [
    { ...before.nodes[0]!, position: { x: 8, y: 0 } },
    {
      ...before.nodes[1]!,
      position: { x: 300, y: 0 },
      policy: { onError: "continue" },
      config: { model: "a", prompt: "New words", tools: [] },
    },
    { id: "more", kind: "executor", name: "More", position: { x: 240, y: 240 }, config: {} },
    before.nodes[3]!,
  ],
  edges: [before.edges[0]!, { ...before.edges[1]!, source: "more" }, { id: "e3", kind: "flow", source: "ask", target: "more" }],
};

test("what was added, taken away, changed and only moved is told apart, and each setting is named", () => {
  const { nodes, edges, own } = compareGraphs(before, after);
  expect(nodes.map(({ id, mark }) => `${id} ${mark}`)).toEqual(["start moved", "ask changed", "more added", "old removed"]);
  expect(nodes[1]?.changes).toEqual([
    { field: "prompt", before: "Old words", after: "New words" },
    { field: "tools[0]", before: { type: "x" }, after: undefined },
    { field: "policy", before: undefined, after: { onError: "continue" } },
  ]);
  expect(edges.map(({ id, mark }) => `${id} ${mark}`)).toEqual(["e2 changed", "e3 added"]);
  expect(own).toEqual([
    { field: "tags[1]", before: undefined, after: "green" },
    { field: "limits", before: undefined, after: { maxCostUsd: 1 } },
  ]);
});

test("both are drawn as one: what is gone stands where it stood", () => {
  const { union } = compareGraphs(before, after);
  expect(union.nodes.map((node) => node.id)).toEqual(["start", "ask", "more", "end", "old"]);
  expect(union.nodes.at(-1)?.position).toEqual({ x: 0, y: 240 });
});

test("a graph does not differ from itself, and each template from none in all of its parts", () => {
  for (const { graph } of templates) {
    expect(compareGraphs(graph, graph)).toMatchObject({ nodes: [], edges: [], own: [] });
    const all = compareGraphs({ version: 1, name: graph.name, nodes: [], edges: [] }, graph);
    expect(all.nodes.filter(({ mark }) => mark === "added")).toHaveLength(graph.nodes.length);
    expect(all.edges).toHaveLength(graph.edges.length);
  }
});

test("settings that other kinds of objects have by nature are ordinary ones here", () => {
  const node = { id: "a", kind: "executor", name: "A", position: { x: 0, y: 0 } };
  const config = JSON.parse('{"constructor": "x", "__proto__": "y"}') as Record<string, string>;
  const { nodes } = compareGraphs({ ...before, nodes: [{ ...node, config: {} }] }, { ...before, nodes: [{ ...node, config }] });
  expect(nodes[0]?.changes.map(({ field }) => field)).toEqual(["constructor", "__proto__"]);
});
