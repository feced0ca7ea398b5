/** The example document of docs/contracts.md, section 1, key for key. */
export const contractExample: unknown = {
  version: 1,
  name: "Research brief",
  description: "Plan, research in parallel, write.",
  nodes: [
    {
      id: "question",
      kind: "input",
      name: "Question",
      position: { x: 0, y: 0 },
      config: { fields: [{ key: "topic", type: "text", label: "Topic", required: true }] },
    },
    {
      id: "plan",
      kind: "planner",
      name: "Planner",
      position: { x: 260, y: 0 },
      config: {
        model: "claude-sonnet-5-5",
        effort: "medium",
        prompt: "Research {{question.topic}}.",
        maxTasks: 8,
        maxRounds: 2,
        review: false,
      },
    },
    {
      id: "worker",
      kind: "executor",
      name: "Researcher",
      position: { x: 260, y: 200 },
      config: { model: "claude-haiku-5-5", prompt: "{{task.objective}}", tools: [] },
    },
    { id: "brief", kind: "output", name: "Brief", position: { x: 560, y: 0 }, config: { value: "{{plan.output}}" } },
  ],
  edges: [
    { id: "e1", kind: "flow", source: "question", sourcePort: "out", target: "plan", targetPort: "in" },
    { id: "e2", kind: "delegate", source: "plan", target: "worker" },
    { id: "e3", kind: "flow", source: "plan", sourcePort: "out", target: "brief", targetPort: "in" },
  ],
  limits: { maxCostUsd: 0.5, maxTokens: 400000, maxSeconds: 600, concurrency: 16 },
};
