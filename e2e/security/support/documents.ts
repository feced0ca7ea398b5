/** The smallest document that runs: it answers with what it was asked. */
export const echo = {
  version: 1,
  name: "Echo",
  nodes: [
    { id: "question", kind: "input", name: "Question", position: { x: 0, y: 0 }, config: { fields: [{ key: "topic", type: "json" }] } },
    { id: "answer", kind: "output", name: "Answer", position: { x: 240, y: 0 }, config: { value: "{{question.topic}}" } },
  ],
  edges: [{ id: "e1", kind: "flow", source: "question", sourcePort: "out", target: "answer", targetPort: "in" }],
};
