import { expect, type APIRequestContext } from "@playwright/test";

/** The least graph that answers something: no model is asked. */
export function echo(name: string) {
  return {
    version: 1,
    name,
    nodes: [
      {
        id: "question",
        kind: "input",
        name: "Question",
        position: { x: 0, y: 0 },
        config: { fields: [{ key: "text", type: "text", required: true }] },
      },
      { id: "answer", kind: "output", name: "Answer", position: { x: 320, y: 0 }, config: { value: "You said {{question.text}}" } },
    ],
    edges: [{ id: "e1", kind: "flow", source: "question", sourcePort: "out", target: "answer", targetPort: "in" }],
  };
}

/** One model call between input and output. */
export function oneCall(name: string) {
  const graph = echo(name);
  return {
    ...graph,
    nodes: [
      ...graph.nodes.slice(0, 1),
      {
        id: "writer",
        kind: "executor",
        name: "Writer",
        position: { x: 280, y: 0 },
        config: { model: "claude-haiku-5-5", system: "House rule 4711: be brief.", prompt: "Write one line about {{question.text}}." },
      },
      { id: "answer", kind: "output", name: "Answer", position: { x: 600, y: 0 }, config: { value: "{{writer.output}}" } },
    ],
    edges: [
      { id: "e1", kind: "flow", source: "question", sourcePort: "out", target: "writer", targetPort: "in" },
      { id: "e2", kind: "flow", source: "writer", sourcePort: "out", target: "answer", targetPort: "in" },
    ],
  };
}

/** A map over a list of pages, whose inside asks a model about each, and a loop that ends after its second turn. */
export function containers(name: string) {
  const { nodes } = echo(name);
  const field = { key: "pages", type: "json", default: ["one", "two", "three"] };
  return {
    version: 1,
    name,
    nodes: [
      { ...nodes[0], id: "start", name: "Start", config: { fields: [field] } },
      { id: "pages", kind: "map", name: "Each page", position: { x: 224, y: 0 }, config: { items: "{{start.pages}}" } },
      {
        id: "write",
        kind: "executor",
        name: "Write",
        parent: "pages",
        position: { x: 40, y: 80 },
        config: { model: "claude-haiku-5-5", prompt: "One line about {{pages.item}}." },
      },
      { id: "again", kind: "loop", name: "Twice", position: { x: 584, y: 0 }, config: { until: "again.index == 1.0", maxIterations: 4 } },
      {
        id: "pick",
        kind: "router",
        name: "Pick",
        parent: "again",
        position: { x: 72, y: 80 },
        config: { mode: "condition", routes: [{ key: "first", when: "again.index == 0.0" }] },
      },
      { id: "end", kind: "output", name: "End", position: { x: 944, y: 0 }, config: { value: "{{pages.output}}" } },
    ],
    edges: [
      { id: "e1", kind: "flow", source: "start", sourcePort: "out", target: "pages", targetPort: "in" },
      { id: "e2", kind: "flow", source: "pages", sourcePort: "item", target: "write", targetPort: "in" },
      { id: "e3", kind: "flow", source: "write", sourcePort: "out", target: "pages", targetPort: "result" },
      { id: "e4", kind: "flow", source: "pages", sourcePort: "out", target: "again", targetPort: "in" },
      { id: "e5", kind: "flow", source: "again", sourcePort: "item", target: "pick", targetPort: "in" },
      { id: "e6", kind: "flow", source: "pick", sourcePort: "first", target: "again", targetPort: "result" },
      { id: "e7", kind: "flow", source: "pick", sourcePort: "else", target: "again", targetPort: "result" },
      { id: "e8", kind: "flow", source: "again", sourcePort: "out", target: "end", targetPort: "in" },
    ],
  };
}

export async function keep(request: APIRequestContext, graph: object): Promise<string> {
  const made = await request.post("/api/v1/graphs", { data: graph });
  expect(made.status()).toBe(201);
  return ((await made.json()) as { id: string }).id;
}

type Run = { id: string; number: number; status: string };

/** Runs a kept graph to its end. */
export async function run(request: APIRequestContext, graphId: string, text: string): Promise<Run> {
  const answer = await request.post(`/api/v1/graphs/${graphId}/runs?wait=30`, { data: { input: { text } } });
  expect(answer.status()).toBe(200);
  return (await answer.json()) as Run;
}
