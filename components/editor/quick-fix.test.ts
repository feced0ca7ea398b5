import { expect, test } from "vitest";
import { createEditorStore } from "@/components/editor/editor-store";
import { moveInto } from "@/components/editor/nest";
import { quickFix } from "@/components/editor/quick-fix";
import { findingsOf } from "@/components/editor/use-findings";
import { applyEdit } from "@/lib/graph/edits";
import { aMap, haiku } from "@/lib/graph/testing/graph-builder";
import { contractExample } from "@/lib/graph/testing/contract-example";
import { parseGraph } from "@/lib/graph/parse";
import type { Graph, GraphEdge } from "@/lib/graph/document";

const today = new Date("2026-11-24");

function anExampleWith(node: string, config: Record<string, string>): Graph {
  const parsed = parseGraph(contractExample);
  if (!parsed.ok) throw new Error("the example is a graph");
  const nodes = parsed.value.nodes.map((each) => (each.id === node ? { ...each, config: { ...each.config, ...config } } : each));
  return { ...parsed.value, nodes };
}

test.each([
  ["plan", { prompt: "Research {{question.topik}} and {{question.topic}}." }, "Research {{question.topic}} and {{question.topic}}."],
  ["brief", { value: "{{plan.outputt}}" }, "{{plan.output}}"],
  ["worker", { prompt: "{{task.objectve}}" }, "{{task.objective}}"],
])("[C2] a slip in %s is mended by what the hint says", (node, config, mended) => {
  const graph = anExampleWith(node, config);
  const { problems, errors, estimate } = findingsOf(graph, today);
  const fix = problems[0] === undefined ? null : quickFix(graph, problems[0]);
  expect([errors, estimate]).toEqual([1, null]);
  const after = (fix?.edits ?? []).reduce((now, edit) => applyEdit(now, edit).graph, graph);
  const settings = after.nodes.find((each) => each.id === node)?.config ?? {};
  expect(Object.values(settings)).toContain(mended);
  expect(findingsOf(after, today).errors).toBe(0);
});

test("[C2] an edge to nowhere can be removed", () => {
  const graph = anExampleWith("brief", {});
  const broken: Graph = {
    ...graph,
    edges: [...graph.edges, { id: "e9", kind: "flow", source: "plan", sourcePort: "out", target: "gone", targetPort: "in" }],
  };
  const problem = findingsOf(broken, today).problems.find((each) => each.edgeId === "e9");
  expect(problem && quickFix(broken, problem)).toMatchObject({ label: "Remove", edits: [{ type: "remove", edges: ["e9"] }] });
});

test("[C2] a slip in the name of a secret is mended where the names are known", () => {
  const graph = anExampleWith("brief", {});
  const call = {
    id: "call",
    kind: "http",
    name: "",
    config: { url: "https://api.example/", headers: { a: "Bearer {{secrets.API_KYE}}" } },
  };
  const edge: GraphEdge = { id: "e9", kind: "flow", source: "plan", sourcePort: "out", target: "call", targetPort: "in" };
  const wrong: Graph = { ...graph, nodes: [...graph.nodes, call], edges: [...graph.edges, edge] };
  expect(findingsOf(wrong, today).problems).toEqual([]);
  const found = findingsOf(wrong, today, { secrets: ["API_KEY"] });
  expect([found.errors, found.problems.map(({ code }) => code)]).toEqual([0, ["secret_unknown"]]);
  const fix = found.problems[0] && quickFix(wrong, found.problems[0]);
  expect(fix?.edits).toEqual([{ type: "configure", id: "call", config: { ...call.config, headers: { a: "Bearer {{secrets.API_KEY}}" } } }]);
});

test("[C2] [G5] the edges of a node that was moved over a border are removed together, by one step that can be undone", () => {
  const graph = aMap()
    .node("note", "executor", { model: haiku, prompt: "about {{start.pages}}" })
    .flow("start", "note")
    .flow("note", "end")
    .build();
  expect(findingsOf(graph, today).errors).toBe(0);
  const store = createEditorStore(graph);
  store.getState().edit(moveInto(graph, "note", "pages").edits);
  const moved = store.getState().graph;
  const crossing = findingsOf(moved, today).problems.filter(({ code }) => code === "edge_border");
  expect(crossing).toHaveLength(2);
  const fixes = crossing.map((problem) => quickFix(moved, problem));
  expect(fixes.map((fix) => fix?.label)).toEqual(["Remove 2 edges", "Remove 2 edges"]);
  store.getState().edit(fixes[0]?.edits ?? []);
  expect(findingsOf(store.getState().graph, today).problems.map(({ code }) => code)).not.toContain("edge_border");
  expect(store.getState().graph.edges).toEqual(graph.edges.filter(({ source, target }) => ![source, target].includes("note")));
  store.getState().undo();
  expect(store.getState().graph).toEqual(moved);
});
