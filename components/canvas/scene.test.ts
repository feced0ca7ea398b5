import { expect, test } from "vitest";
import { toCanvasRun } from "@/components/canvas/canvas-run";
import { SceneMaker, type SceneInput } from "@/components/canvas/scene";
import { runId } from "@/lib/core/ids";
import type { Graph } from "@/lib/graph/document";
import { aGraph, aMap } from "@/lib/graph/testing/graph-builder";
import { emptyRun, fold } from "@/lib/trace/fold";
import { researchBrief } from "@/lib/trace/testing/research-brief";

const graph: Graph = {
  version: 1,
  name: "Research brief",
  nodes: [
    { id: "question", kind: "input", name: "Question", position: { x: 0, y: 0 }, config: { fields: [] } },
    { id: "plan", kind: "planner", name: "Planner", position: { x: 240, y: 0 }, config: {} },
    { id: "worker", kind: "executor", name: "Researcher", position: { x: 240, y: 240 }, config: {} },
    { id: "under", kind: "memory", name: "Later", position: { x: 400, y: 240 }, config: {} },
    { id: "brief", kind: "output", name: "Brief", position: { x: 520, y: 0 }, config: {} },
  ],
  edges: [
    { id: "e1", kind: "flow", source: "question", sourcePort: "out", target: "plan", targetPort: "in" },
    { id: "e2", kind: "delegate", source: "plan", target: "worker" },
    { id: "e3", kind: "flow", source: "plan", sourcePort: "out", target: "brief", targetPort: "in" },
    { id: "e4", kind: "flow", source: "plan", sourcePort: "summary", target: "brief", targetPort: "in" },
    { id: "e5", kind: "flow", source: "gone", sourcePort: "out", target: "brief", targetPort: "in" },
  ],
};
const still: SceneInput = { graph, plans: [], open: new Set(), selected: new Set(), dragged: new Map() };

function planned(): SceneInput {
  const run = fold(emptyRun(runId.parse("r1")), researchBrief());
  return { ...still, plans: toCanvasRun(graph, run, run.at, new Map(), null).plans };
}

test("[G4] an edge whose port went away is still drawn, to a port that says so", () => {
  const { nodes, edges } = new SceneMaker().make(still);
  const planner = nodes.find((node) => node.id === "plan");
  expect(edges.map((edge) => edge.id)).toEqual(["e1", "e2", "e3", "e4"]);
  expect(planner?.type === "card" && planner.data.box.ports.find((port) => port.name === "summary")?.gone).toBe(true);
});

test("[G8] a node of an unknown kind is drawn", () => {
  expect(new SceneMaker().make(still).nodes.map((node) => node.id)).toContain("under");
});

test("[P3] an open plan brings its tasks, turns delegates into tabs and moves what is in the way; the document stays as it is", () => {
  const before = structuredClone(graph);
  const { nodes, edges } = new SceneMaker().make(planned());
  expect(nodes.filter((node) => node.type === "task")).toHaveLength(6);
  expect(nodes.filter((node) => node.type === "tab").map((node) => node.id)).toEqual(["plan/plan/1/tab/worker"]);
  expect(nodes.map((node) => node.id)).not.toContain("worker");
  expect(nodes.find((node) => node.id === "under")?.position.y).toBeGreaterThan(600);
  expect(edges.map((edge) => edge.id)).toContain("worker~plan.1.t1>worker~plan.1.t5");
  expect(graph).toEqual(before);
});

test("an untouched node keeps its object from one scene to the next", () => {
  const maker = new SceneMaker();
  const first = maker.make(still);
  const second = maker.make({ ...still, dragged: new Map([["brief", { x: 560, y: 8 }]]) });
  const same = second.nodes.filter((node, index) => node === first.nodes[index]).map((node) => node.id);
  expect(same).toEqual(["question", "plan", "worker", "under"]);
  expect(second.edges).toEqual(first.edges);
  expect(second.edges[0]).toBe(first.edges[0]);
});

const withMap = aMap().build();

test("what is inside of a container moves with it, as the same object", () => {
  const maker = new SceneMaker();
  const first = maker.make({ ...still, graph: withMap });
  expect(first.nodes.map((node) => [node.id, node.parentId])).toEqual([
    ["start", undefined],
    ["pages", undefined],
    ["write", "pages"],
    ["end", undefined],
  ]);
  expect(first.rects.get("write")).toMatchObject({ x: 264, y: 80 });
  const second = maker.make({ ...still, graph: withMap, dragged: new Map([["pages", { x: 240, y: 160 }]]) });
  expect(second.nodes[2]).toBe(first.nodes[2]);
  expect(second.rects.get("write")).toMatchObject({ x: 280, y: 240 });
  expect(second.edges[1]).toBe(first.edges[1]);
});

test("a container lies below all edges, and a container inside of it above it", () => {
  const nested = aMap()
    .node("again", "loop", {}, { parent: "pages", position: { x: 40, y: 240 } })
    .build();
  const { nodes } = new SceneMaker().make({ ...still, graph: nested });
  const level = (id: string) => nodes.find((node) => node.id === id)?.zIndex ?? 0;
  expect(level("pages")).toBeLessThan(level("again"));
  expect(level("again")).toBeLessThan(-1);
  expect(level("write")).toBe(0);
});

test("while its corner is dragged a container has the size of the moment, and the document stays", () => {
  const sized = new Map([["pages", { width: 480, height: 320 }]]);
  const { nodes, rects } = new SceneMaker().make({ ...still, graph: withMap, sized });
  expect(rects.get("pages")).toMatchObject({ width: 480, height: 320 });
  expect(nodes.find((node) => node.id === "pages")?.handles?.find((handle) => handle.id === "flow:out")?.x).toBe(480);
});

test("a thousand cards in containers: a drag of one container makes one new node", () => {
  const many = aGraph(
    Array.from({ length: 50 }, (_, group) => [
      { id: `m${group}`, kind: "map", name: "", position: { x: 0, y: group * 1_000 }, size: { width: 5_600, height: 224 }, config: {} },
      ...Array.from({ length: 20 }, (__, index) => ({
        id: `n${group}_${index}`,
        kind: "executor",
        name: "",
        parent: `m${group}`,
        position: { x: 40 + index * 272, y: 80 },
        config: {},
      })),
    ]).flat(),
  ).build();
  const maker = new SceneMaker();
  const first = maker.make({ ...still, graph: many });
  const second = maker.make({ ...still, graph: many, dragged: new Map([["m7", { x: 8, y: 8 }]]) });
  expect(second.nodes.filter((node, index) => node !== first.nodes[index]).map((node) => node.id)).toEqual(["m7"]);
});
