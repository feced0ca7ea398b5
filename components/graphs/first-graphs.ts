import type { Graph } from "@/lib/graph/document";

export const blankGraph: Graph = { version: 1, name: "New graph", nodes: [], edges: [] };

/** The least that runs: what goes in comes out. What is between them is the person's. */
export const smallGraph: Graph = {
  ...blankGraph,
  nodes: [
    {
      id: "question",
      kind: "input",
      name: "Question",
      position: { x: 0, y: 0 },
      config: { fields: [{ key: "text", type: "longtext", label: "Text", required: true }] },
    },
    { id: "answer", kind: "output", name: "Answer", position: { x: 480, y: 0 }, config: { value: "{{question.text}}" } },
  ],
  edges: [{ id: "e1", kind: "flow", source: "question", sourcePort: "out", target: "answer", targetPort: "in" }],
};
