import { callId, nodeId, runId, stepId } from "@/lib/core/ids";
import type { EventBody } from "@/lib/trace/event";

// Each word stands wherever its sort of thing may stand. `mixed` may quote any of them; `never` is nobody's business.
const words = { input: "tealeaf", prompt: "promptly", output: "outcome", mixed: "mixture", never: "nevermore" };
const { input, prompt, output, mixed, never } = words;
const money = "987654321";

const asks = { model: "claude-haiku-5-5", prompt: `${prompt} {{question.topic}}`, system: prompt };
const document = {
  version: 1,
  name: "Shared",
  tags: [never],
  nodes: [
    {
      id: "question",
      kind: "input",
      name: "Question",
      config: { fields: [{ key: "topic", type: "select", options: [input], default: input }] },
    },
    { id: "plan", kind: "planner", name: "Planner", description: prompt, config: { ...asks, model: "claude-sonnet-5-5" } },
    { id: "worker", kind: "executor", name: "Worker", description: prompt, config: { ...asks, prompt: `${prompt} {{task.objective}}` } },
    { id: "answer", kind: "output", name: "Answer", config: { value: "{{plan.output}}" } },
  ],
  edges: [
    { id: "e1", kind: "flow", source: "question", sourcePort: "out", target: "plan", targetPort: "in" },
    { id: "e2", kind: "delegate", source: "plan", target: "worker" },
    { id: "e3", kind: "flow", source: "plan", sourcePort: "out", target: "answer", targetPort: "in" },
  ],
  limits: { maxCostUsd: 9.87654321 },
};

const tokens = { input: 987654321, output: 0, cacheRead: 0, cacheWrite: 0 };
const error = { code: "provider_failed" as const, message: mixed, retryable: true };
const plan = { stepId: stepId.parse("plan"), nodeId: nodeId.parse("plan"), path: "" };
const work = { stepId: stepId.parse("worker~plan.1.t1"), nodeId: nodeId.parse("worker"), path: "plan.1.t1", parentId: plan.stepId };
const call = { callId: callId.parse("worker~plan.1.t1:1:1"), stepId: work.stepId };
const lost = { callId: callId.parse("worker~plan.1.t1:1:2"), stepId: work.stepId };
const failed = { callId: callId.parse("worker~plan.1.t1:1:3"), stepId: work.stepId };
const request = { system: prompt, messages: [{ role: "user", content: `${prompt} ${input}` }] };
const task = {
  id: "t1",
  title: output,
  objective: output,
  expectedOutput: output,
  delegate: nodeId.parse("worker"),
  dependsOn: [],
  model: null,
};
const started = { attempt: 1, sort: "model" as const, model: "m", request, requestHash: mixed, reservedNanoUsd: money };

const queued: EventBody = {
  type: "run.queued",
  graphId: never,
  version: 1,
  specHash: prompt,
  input: { topic: input },
  simulated: true,
  tags: [never],
  origin: { runId: runId.parse(never), from: never, steps: [], outputs: { [never]: never }, recorded: false },
  pins: { plan: never },
  limits: { maxCostNanoUsd: money, maxTokens: 987654321, maxSeconds: 600, concurrency: 4 },
};
const trace: EventBody[] = [
  { type: "run.started", worker: never, epoch: 1, format: 1 },
  {
    type: "step.started",
    stepId: stepId.parse("question"),
    nodeId: nodeId.parse("question"),
    path: "",
    kind: "input",
    name: "Question",
    attempt: 1,
    input: { topic: input },
  },
  {
    type: "step.finished",
    stepId: stepId.parse("question"),
    attempt: 1,
    output: { topic: input },
    livePorts: ["out"],
    costNanoUsd: "0",
    tokens,
    durationMs: 1,
  },
  { type: "step.started", ...plan, kind: "planner", name: "Planner", attempt: 1, input: { topic: input } },
  { type: "plan.refused", stepId: plan.stepId, round: 1, problems: [mixed] },
  { type: "plan.written", stepId: plan.stepId, round: 1, tasks: [task] },
  { type: "step.started", ...work, kind: "executor", name: output, attempt: 1, taskId: "t1", input: { objective: `${output} ${input}` } },
  { type: "call.started", ...call, n: 1, ...started },
  { type: "text.added", ...call, channel: "thinking", text: mixed },
  { type: "text.added", ...call, channel: "text", text: output },
  {
    type: "call.finished",
    ...call,
    response: { content: [{ thinking: mixed }] },
    usage: { input_tokens: 987654321 },
    costNanoUsd: money,
    priceTable: "t",
    requestId: never,
    durationMs: 1,
  },
  { type: "call.started", ...lost, n: 2, ...started },
  { type: "text.withdrawn", ...lost, reason: mixed },
  { type: "call.lost", ...lost, minNanoUsd: "0", maxNanoUsd: money },
  { type: "call.started", ...failed, n: 3, ...started },
  {
    type: "call.failed",
    ...failed,
    error,
    requestId: never,
    usage: { input_tokens: 987654321 },
    costNanoUsd: money,
    lost: { minNanoUsd: "0", maxNanoUsd: money },
    durationMs: 1,
  },
  { type: "step.retried", stepId: work.stepId, attempt: 1, error, waitMs: 1 },
  { type: "model.chosen", stepId: work.stepId, model: "m", budgetLeftNanoUsd: money, reasons: [mixed] },
  { type: "step.finished", stepId: work.stepId, attempt: 1, output, livePorts: [], costNanoUsd: money, tokens, durationMs: 1 },
  {
    type: "step.reused",
    ...plan,
    stepId: stepId.parse("worker~plan.1.t2"),
    taskId: "t2",
    name: output,
    from: { runId: runId.parse(never), stepId: work.stepId },
    output,
    carries: `${input} ${output}`,
    savedNanoUsd: money,
    why: "cache",
  },
  {
    type: "step.reused",
    ...plan,
    stepId: stepId.parse("question~again"),
    name: "Question",
    from: { runId: runId.parse(never), stepId: work.stepId },
    output: { topic: input, said: output },
    savedNanoUsd: money,
    why: "fork",
  },
  { type: "route.chosen", stepId: plan.stepId, route: "yes", reason: mixed, by: "model" },
  { type: "step.failed", stepId: plan.stepId, attempt: 1, error, handledBy: "run" },
  {
    type: "question.asked",
    questionId: "plan~q1",
    stepId: plan.stepId,
    nodeId: plan.nodeId,
    kind: "approval",
    message: mixed,
    value: { text: mixed },
    editable: true,
  },
  { type: "question.answered", questionId: "plan~q1", stepId: plan.stepId, decision: "approve", value: mixed, by: "person" },
  { type: "limit.reached", limit: "maxCostUsd", value: 987654321 },
  { type: "run.cancel_requested", by: never },
  {
    type: "run.finished",
    status: "failed",
    output,
    error,
    costNanoUsd: money,
    unpricedCalls: 0,
    lost: { minNanoUsd: "0", maxNanoUsd: money },
    tokens,
    durationMs: 1,
  },
];

/** A run of every type of event, with a word of its own for each sort of thing that a share may hide. */
export const canaryRun = { words, money, document, queued, trace };
