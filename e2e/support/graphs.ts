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
