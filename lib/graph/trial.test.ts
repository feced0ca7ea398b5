import { expect, test } from "vitest";
import { compile } from "@/lib/compile/compile";
import type { Graph } from "@/lib/graph/document";
import { templates } from "@/lib/graph/templates";
import { trialGraph } from "@/lib/graph/trial";
import { catalogue } from "@/lib/model/catalogue";

const graph: Graph = {
  version: 1,
  name: "Tea",
  nodes: [
    { id: "start", kind: "input", name: "Topic", config: { fields: [{ key: "kind", type: "text" }] } },
    { id: "read", kind: "executor", name: "Reader", config: { model: "claude-haiku-5-5", prompt: "{{start.kind}}" } },
    {
      id: "pick",
      kind: "router",
      name: "Pick",
      config: { mode: "condition", routes: [{ key: "long", when: "size(read.output) > 100" }] },
    },
    {
      id: "write",
      kind: "executor",
      name: "Writer",
      config: { model: "claude-haiku-5-5", prompt: "On {{start.kind}}, with {{read.output}}, in {{run.id}}" },
    },
  ],
  edges: [],
};

test("a node stands alone with what it refers to as fields of its input", () => {
  const trial = trialGraph(graph, "write");
  expect(trial?.roots).toEqual(["start", "read"]);
  expect(trial?.graph.nodes.map(({ id }) => id)).toEqual(["start", "write", "end"]);
  expect(trial?.graph.nodes[1]?.config["prompt"]).toBe("On {{start.start.kind}}, with {{start.read.output}}, in {{run.id}}");
  expect(compile(trial!.graph, { catalogue }).ok).toBe(true);
});

test("conditions follow too, and every way out leads to the result", () => {
  const trial = trialGraph(graph, "pick");
  expect(trial?.graph.nodes[1]?.config["routes"]).toEqual([{ key: "long", when: "size(start.read.output) > 100" }]);
  expect(trial?.graph.edges.map(({ sourcePort }) => sourcePort)).toEqual(["out", "long", "else"]);
  expect(compile(trial!.graph, { catalogue }).ok).toBe(true);
});

test("what works by other nodes, or does not work, cannot stand alone", () => {
  expect(trialGraph(graph, "start")).toBeNull();
  expect(trialGraph(graph, "gone")).toBeNull();
  const planner: Graph = { ...graph, nodes: [{ id: "plan", kind: "planner", name: "Plan", config: {} }] };
  expect(trialGraph(planner, "plan")).toBeNull();
});

test("each node of each template that can stand alone compiles, or has the problems that it has in its graph", () => {
  for (const { graph: template } of templates)
    for (const { id } of template.nodes) {
      const trial = trialGraph(template, id);
      if (trial === null) continue;
      const compiled = compile(trial.graph, { catalogue });
      expect(
        compiled.ok ? [] : compiled.error.filter(({ code }) => code !== "subgraph_unknown").map(({ message }) => `${id}: ${message}`),
      ).toEqual([]);
    }
});
