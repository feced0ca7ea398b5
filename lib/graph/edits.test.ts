import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile } from "@/lib/compile/compile";
import type { Graph } from "@/lib/graph/document";
import { applyEdit, type Edit } from "@/lib/graph/edits";
import { newEdgeId, newNodeId } from "@/lib/graph/new-ids";
import { parseGraph } from "@/lib/graph/parse";
import { serializeGraph } from "@/lib/graph/serialize";
import { templates } from "@/lib/graph/templates";
import { aChain, aMap, aPlan } from "@/lib/graph/testing/graph-builder";
import { definitionOf, definitions, type NodeKind } from "@/lib/nodes/definitions";
import { catalogue } from "@/lib/model/catalogue";

function after(graph: Graph, ...edits: Edit[]): Graph {
  return edits.reduce((current, edit) => applyEdit(current, edit).graph, graph);
}

const number = fc.integer({ min: 0, max: 200 });
const kinds = Object.keys(definitions) as NodeKind[]; // the keys of that very object

/** An edit of a graph as a person could make it: what it is about is chosen from what is there. */
function editOf(graph: Graph, sort: number, a: number, b: number): Edit {
  const node = graph.nodes[a % Math.max(1, graph.nodes.length)];
  const other = graph.nodes[b % Math.max(1, graph.nodes.length)];
  const edge = graph.edges[a % Math.max(1, graph.edges.length)];
  const kind = kinds[b % kinds.length] ?? "note";
  const id = node?.id ?? "none";
  const edits: Edit[] = [
    {
      type: "add",
      nodes: [{ id: newNodeId(graph, kind), kind, name: kind, position: { x: a * 8, y: b * 8 }, config: definitions[kind].fresh() }],
      edges: [],
    },
    { type: "remove", nodes: [id], edges: [] },
    { type: "remove", nodes: [], edges: edge ? [edge.id] : [] },
    { type: "move", positions: { [id]: { x: a, y: b }, [other?.id ?? "x"]: { x: b, y: a } } },
    { type: "rename", id, name: `Name ${b}` },
    { type: "describe", id, description: b % 2 ? undefined : `About ${b}` },
    { type: "configure", id, config: b % 2 ? {} : (definitionOf(node?.kind ?? "")?.fresh() ?? {}) },
    { type: "policy", id, policy: b % 2 ? undefined : { onError: "port" } },
    { type: "changeId", id, to: newNodeId(graph, `other_${b}`) },
    {
      type: "connect",
      edge: { id: newEdgeId(graph), kind: "flow", source: id, sourcePort: "out", target: other?.id ?? "x", targetPort: "in" },
    },
    { type: "reconnect", edge: { ...(edge ?? { id: "none", kind: "flow", source: id }), target: other?.id ?? "x" } },
    { type: "document", change: b % 2 ? { name: `Graph ${a}` } : { limits: { concurrency: 1 + (a % 9) } } },
    { type: "resize", id, size: b % 2 ? undefined : { width: 160 + a, height: 64 } },
    { type: "nest", places: { [id]: { parent: b % 3 ? other?.id : undefined, position: { x: a, y: b } } } },
  ];
  return edits[sort % edits.length] as Edit;
}

describe("[G5] every edit can be undone and redone", () => {
  test("any row of edits, back and forth, to the same bytes", () => {
    const start = fc.constantFrom(...templates.map((template) => template.graph), aPlan().build(), aMap().build());
    fc.assert(
      fc.property(start, fc.array(fc.tuple(number, number, number), { maxLength: 12 }), (graph, choices) => {
        let current = graph;
        const undo: Edit[] = [];
        for (const [sort, a, b] of choices) {
          const { graph: next, inverse } = applyEdit(current, editOf(current, sort, a, b));
          undo.push(inverse);
          current = next;
        }
        const edited = serializeGraph(current);
        expect(parseGraph(JSON.parse(edited)).ok).toBe(true);
        const redo: Edit[] = [];
        for (const edit of undo.reverse()) {
          const { graph: previous, inverse } = applyEdit(current, edit);
          redo.push(inverse);
          current = previous;
        }
        expect(serializeGraph(current)).toBe(serializeGraph(graph));
        expect(serializeGraph(after(current, ...redo.reverse()))).toBe(edited);
      }),
      { numRuns: 150 },
    );
  });

  test("an edit that changes nothing gives the same graph, so that it makes no step", () => {
    const graph = aChain().build();
    const { name, config, policy } = graph.nodes[1] as Graph["nodes"][number];
    const idle: Edit[] = [
      { type: "rename", id: "ask", name },
      { type: "configure", id: "ask", config: structuredClone(config) },
      { type: "policy", id: "ask", policy },
      { type: "remove", nodes: ["nobody"], edges: [] },
      { type: "changeId", id: "ask", to: "start" },
      { type: "add", nodes: graph.nodes, edges: [] },
    ];
    for (const edit of idle) expect(applyEdit(graph, edit).graph).toBe(graph);
  });

  test("a removed container takes along what is inside of it, and brings it back", () => {
    const graph = aMap().build();
    const { graph: without, inverse } = applyEdit(graph, { type: "remove", nodes: ["pages"], edges: [] });
    expect(without.nodes.map((node) => node.id)).toEqual(["start", "end"]);
    expect(without.edges).toEqual([]);
    expect(applyEdit(without, inverse).graph).toEqual(graph);
  });

  test("[G4] a node that leaves its container keeps its edges, and the compiler reports them", () => {
    const graph = aMap().build();
    const { graph: moved, inverse } = applyEdit(graph, {
      type: "nest",
      places: { write: { parent: undefined, position: { x: 8, y: 400 } } },
    });
    expect(moved.nodes.find((node) => node.id === "write")).not.toHaveProperty("parent");
    expect(moved.edges).toBe(graph.edges);
    const compiled = compile(moved, { catalogue });
    expect(compiled.ok ? [] : compiled.error.flatMap((problem) => (problem.edgeId ? `${problem.edgeId} ${problem.code}` : []))).toEqual([
      "e2 port_unknown",
      "e3 port_unknown",
    ]);
    expect(applyEdit(moved, inverse).graph).toEqual(graph);
  });

  test("a removed node takes its edges along, and brings them back", () => {
    const graph = aPlan().build();
    const { graph: without, inverse } = applyEdit(graph, { type: "remove", nodes: ["plan"], edges: [] });
    expect(without.edges).toEqual([]);
    expect(applyEdit(without, inverse).graph).toEqual(graph);
  });
});

describe("[A document] another id rewrites what refers to it", () => {
  test("in prompts, conditions and edges, and nowhere else", () => {
    const graph = aChain()
      .node("r", "router", { mode: "condition", routes: [{ key: "ask", when: 'ask.output == "ask" && [1].all(ask, ask > 0)' }] })
      .node("last", "executor", { model: "m", prompt: "ask \\{{ask}} {{ask.output}} {{ ask.error? }} {{asking.output}} {{value.ask}}" })
      .flow("ask", "r")
      .flow("r.ask", "last")
      .build();
    const renamed = after(graph, { type: "changeId", id: "ask", to: "writer" });
    const config = (id: string) => renamed.nodes.find((node) => node.id === id)?.config;
    expect(config("end")).toEqual({ value: "{{writer.output}}" });
    expect(config("r")).toMatchObject({ routes: [{ key: "ask", when: 'writer.output == "ask" && [1].all(ask, ask > 0)' }] });
    expect(config("last")).toMatchObject({ prompt: "ask \\{{ask}} {{writer.output}} {{ writer.error? }} {{asking.output}} {{value.ask}}" });
    expect(renamed.edges.map((edge) => [edge.source, edge.target])).toEqual([
      ["start", "writer"],
      ["writer", "end"],
      ["writer", "r"],
      ["r", "last"],
    ]);
  });

  test("[G8] in the settings of an unknown kind too", () => {
    const graph = aChain()
      .node("each", "retrieve", { items: "{{ask.output}}", deep: [{ x: "{{ask.output}}" }] }, { parent: "ask" })
      .build();
    expect(after(graph, { type: "changeId", id: "ask", to: "writer" }).nodes.at(-1)).toMatchObject({
      parent: "writer",
      config: { items: "{{writer.output}}", deep: [{ x: "{{writer.output}}" }] },
    });
  });

  test("a sound graph stays sound whatever its nodes are called", () => {
    for (const { graph } of templates)
      for (const node of graph.nodes) {
        const renamed = after(graph, { type: "changeId", id: node.id, to: "quite_another" });
        expect(compile(renamed, { catalogue }).ok).toBe(true);
      }
  });
});

test("new ids are free, plain, and never reserved", () => {
  const graph = aChain().build();
  expect(["executor", "ask", "task", "Fact check!", "  ", "7up"].map((wish) => newNodeId(graph, wish))).toEqual([
    "executor",
    "ask_2",
    "task_2",
    "fact_check",
    "node",
    "up",
  ]);
  expect(newEdgeId(graph)).toBe("e3");
});
