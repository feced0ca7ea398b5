import { afterAll, beforeAll, expect, test } from "vitest";
import type { ShareShow } from "@/lib/contract/shares";
import { callId, nodeId, runId, stepId } from "@/lib/core/ids";
import { pool } from "@/lib/data/pool";
import { createShare, findOpenShare, revokeShare, type Share } from "@/lib/data/shares";
import { anAsker, aStoredRun } from "@/lib/data/testing/stored-run";
import { closeRunSignals } from "@/lib/runtime/run-signals";
import { followShared, readShared, readSharedCopy, readSharedStep, readSharedView } from "@/lib/runtime/shared";
import { freshDatabase, type FreshDatabase } from "@/lib/runtime/testing/fresh-database";
import type { Event, EventBody } from "@/lib/trace/event";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
  process.env["DATABASE_URL"] = fresh.url;
});
afterAll(async () => {
  await closeRunSignals();
  await pool().end();
  await fresh.drop();
});

// Each word stands wherever its sort of thing may stand.
const [input, prompt, output, mixed, never] = ["tealeaf", "promptly", "outcome", "mixture", "nevermore"];
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
  { type: "call.failed", ...failed, error, requestId: never, usage: { input_tokens: 987654321 }, costNanoUsd: money, durationMs: 1 },
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

async function aShare(show: ShareShow): Promise<{ share: Share; asker: ReturnType<typeof anAsker> }> {
  const asker = anAsker();
  const run = await aStoredRun(asker, document, queued);
  await pool().query("update run set title = $2 where id = $1", [run.id, input]);
  await run.append(trace, "failed");
  const share = await createShare(asker, { runId: run.id }, show, null);
  if (share === null) throw new Error("the run is not there");
  return { share, asker };
}

async function everythingOf(share: Share): Promise<string> {
  const events: Event[] = [];
  for await (const batch of followShared(share, 0, new AbortController().signal)) events.push(...batch);
  const steps = await Promise.all(["question", plan.stepId, work.stepId].map((id) => readSharedStep(share, id)));
  return JSON.stringify([await readShared(share, "/s/x"), await readSharedCopy(share), events, steps]);
}

const flags = [true, false];
const shows = flags.flatMap((prompts) =>
  flags.flatMap((inputs) => flags.flatMap((outputs) => flags.map((costs) => ({ prompts, inputs, outputs, costs })))),
);

test.each(shows)("[S2] [S3] a share shows what its owner chose and nothing else: $prompts $inputs $outputs $costs", async (show) => {
  const { share } = await aShare(show);
  const text = await everythingOf(share);
  const has = (word: string) => text.includes(word);
  expect({ prompts: has(prompt), inputs: has(input), outputs: has(output), costs: has(money) }).toEqual(show);
  // Errors, thoughts and reasons may quote any of them.
  expect(has(mixed)).toBe(show.prompts && show.inputs && show.outputs);
  // Workers, other runs, ids of the provider's requests are nobody's business, whatever is shown.
  expect(has(never)).toBe(false);
});

test("[S2] [E8] a question is seen as a question: what was asked and answered only where everything is shown", async () => {
  for (const outputs of flags) {
    const { share } = await aShare({ prompts: true, inputs: true, outputs, costs: true });
    const step = await readSharedStep(share, plan.stepId);
    const hidden = { $hidden: true };
    const answer = { decision: "approve", by: "person", value: outputs ? mixed : hidden };
    expect(step?.questions).toMatchObject([{ id: "plan~q1", value: outputs ? { text: mixed } : hidden, answer }]);
    const view = await readSharedView(share);
    const question = view?.questions.get("plan~q1");
    expect(question).toMatchObject({ kind: "approval", message: outputs ? mixed : "•••", answer: { decision: "approve" } });
  }
});

test("[S2] [T3] whoever watches sees the same numbers and times, so that it plays as it ran", async () => {
  const { share } = await aShare({ prompts: false, inputs: false, outputs: false, costs: false });
  const numbers: number[] = [];
  for await (const batch of followShared(share, 0, new AbortController().signal)) numbers.push(...batch.map((event) => event.seq));
  expect(numbers).toEqual(Array.from({ length: trace.length + 1 }, (_, i) => i + 1));
});

test("[S1] a share that was revoked or has ended shows nothing more, also to those who watch", async () => {
  const { share, asker } = await aShare({ prompts: true, inputs: true, outputs: true, costs: true });
  expect(await findOpenShare(share.id)).not.toBeNull();
  expect(await revokeShare(anAsker(), share.id)).toBe(false);
  expect(await revokeShare(asker, share.id)).toBe(true);
  expect(await findOpenShare(share.id)).toBeNull();
  const events: Event[] = [];
  for await (const batch of followShared(share, 0, new AbortController().signal)) events.push(...batch);
  expect(events).toEqual([]);
  const ended = await createShare(asker, { runId: share.runId ?? "" }, share.show, new Date(Date.now() - 1));
  expect(await findOpenShare(ended?.id ?? "")).toBeNull();
});
