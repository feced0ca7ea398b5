import { z } from "zod";
import { jsonValue } from "@/lib/core/json";
import { stepFailure } from "@/lib/core/errors";
import { callId, nodeId, runId, stepId } from "@/lib/core/ids";
import { nanoUsd } from "@/lib/core/nano-usd";
import { counter, eventNumber, planRound, time, tokens, turns } from "@/lib/trace/numbers";
import { runQueued } from "@/lib/trace/run-queued";
import { task } from "@/lib/trace/task";

export const runStatus = z.enum(["queued", "running", "waiting", "succeeded", "failed", "cancelled"]);
export type RunStatus = z.infer<typeof runStatus>;
export const endedStatus = z.enum(["succeeded", "failed", "cancelled"]);
export const stepStatus = z.enum(["waiting", "running", "succeeded", "failed", "cancelled", "skipped", "reused"]);
export type StepStatus = z.infer<typeof stepStatus>;

/** A value, or `{"$ref": id}` of a payload that is stored once and loaded when looked at (T8). */
const value = jsonValue;

/** Usage as the provider reported it, kept whole: new counters must not be lost. */
export const usage = z.record(z.string(), jsonValue);
export type Usage = z.infer<typeof usage>;

const lostMoney = z.object({ minNanoUsd: nanoUsd, maxNanoUsd: nanoUsd });
const place = { stepId, nodeId, path: z.string(), parentId: stepId.optional() };
const ofCall = { callId, stepId };

const body = z.discriminatedUnion("type", [
  runQueued,
  z.object({ type: z.literal("run.started"), worker: z.string(), epoch: counter, format: z.literal(1) }),
  z.object({ type: z.literal("run.taken_over"), worker: z.string(), epoch: counter, format: z.literal(1) }),
  z.object({ type: z.literal("run.waiting"), questionIds: z.array(z.string()) }),
  z.object({ type: z.literal("run.resumed"), questionIds: z.array(z.string()), worker: z.string(), epoch: counter }),
  z.object({ type: z.literal("run.cancel_requested"), by: z.string() }),
  z.object({
    type: z.literal("run.finished"),
    status: endedStatus,
    output: value.optional(),
    error: stepFailure.optional(),
    costNanoUsd: nanoUsd,
    unpricedCalls: counter,
    lost: lostMoney,
    tokens,
    durationMs: z.number(),
  }),
  z.object({
    type: z.literal("step.waiting"),
    ...place,
    reason: z.enum(["concurrency", "rate", "budget", "retry", "question", "prefix"]),
    until: time.optional(),
  }),
  z.object({
    type: z.literal("step.started"),
    ...place,
    kind: z.string(),
    name: z.string(),
    attempt: counter,
    continues: counter.optional(),
    model: z.string().optional(),
    taskId: z.string().optional(),
    input: value,
  }),
  z.object({
    type: z.literal("step.retried"),
    stepId,
    attempt: counter,
    error: stepFailure,
    waitMs: z.number(),
    model: z.string().optional(),
  }),
  z.object({
    type: z.literal("step.finished"),
    stepId,
    attempt: counter,
    output: value,
    /** What its edges carry, where that is not the output. */
    carries: value.optional(),
    livePorts: z.array(z.string()),
    costNanoUsd: nanoUsd.nullable(),
    tokens,
    durationMs: z.number(),
  }),
  z.object({
    type: z.literal("step.failed"),
    stepId,
    attempt: counter,
    error: stepFailure,
    handledBy: z.enum(["run", "continue", "port", "planner", "container"]),
  }),
  z.object({
    type: z.literal("step.skipped"),
    ...place,
    kind: z.string().optional(),
    name: z.string().optional(),
    reason: z.enum(["branch", "dependency", "rest"]),
  }),
  z.object({
    type: z.literal("step.reused"),
    ...place,
    from: z.object({ runId, stepId }),
    output: value,
    carries: value.optional(),
    livePorts: z.array(z.string()).optional(),
    kind: z.string().optional(),
    name: z.string().optional(),
    taskId: z.string().optional(),
    savedNanoUsd: nanoUsd,
    why: z.enum(["fork", "cache", "pin"]),
  }),
  z.object({ type: z.literal("step.cancelled"), stepId }),
  z.object({
    type: z.literal("call.started"),
    ...ofCall,
    attempt: counter,
    n: counter,
    sort: z.enum(["model", "tool", "http"]),
    model: z.string().optional(),
    server: z.string().optional(),
    tool: z.string().optional(),
    host: z.string().optional(),
    request: value,
    requestHash: z.string(),
    reservedNanoUsd: nanoUsd.nullable(),
  }),
  z.object({
    type: z.literal("text.added"),
    ...ofCall,
    channel: z.enum(["text", "thinking", "arguments"]),
    text: z.string(),
    firstSeq: eventNumber.optional(),
  }),
  z.object({ type: z.literal("text.withdrawn"), ...ofCall, reason: z.string() }),
  z.object({
    type: z.literal("call.finished"),
    ...ofCall,
    response: value,
    stopReason: z.string().optional(),
    usage: usage.optional(),
    costNanoUsd: nanoUsd.nullable(),
    priceTable: z.string().optional(),
    requestId: z.string().optional(),
    firstTokenMs: z.number().optional(),
    durationMs: z.number(),
    recorded: z.boolean().optional(),
  }),
  z.object({
    type: z.literal("call.failed"),
    ...ofCall,
    error: stepFailure,
    status: counter.optional(),
    requestId: z.string().optional(),
    usage: usage.optional(),
    costNanoUsd: nanoUsd.nullable(),
    durationMs: z.number(),
    /** The stream broke after it began: nobody reported what it cost. It counts as lost money, `costNanoUsd` is then "0". */
    lost: lostMoney.optional(),
  }),
  z.object({ type: z.literal("call.lost"), ...ofCall, minNanoUsd: nanoUsd, maxNanoUsd: nanoUsd }),
  z.object({ type: z.literal("plan.written"), stepId, round: planRound, tasks: z.array(task) }),
  z.object({ type: z.literal("plan.refused"), stepId, round: planRound, problems: z.array(z.string()) }),
  z.object({ type: z.literal("plan.edited"), stepId, round: planRound, tasks: z.array(task), by: z.string() }),
  z.object({ type: z.literal("route.chosen"), stepId, route: z.string(), reason: z.string(), by: z.enum(["condition", "model", "else"]) }),
  z.object({
    type: z.literal("model.chosen"),
    stepId,
    model: z.string(),
    difficulty: z.string().optional(),
    budgetLeftNanoUsd: nanoUsd.optional(),
    reasons: z.array(z.string()),
  }),
  /**
   * A container opens its inside: how often, and with which values; a loop opens one turn at a time and does not say. Said anew, with
   * more, each time a model calls a sub-graph: `called` names them, by the model's own id of the call.
   */
  z.object({
    type: z.literal("items.counted"),
    stepId,
    count: turns,
    items: value,
    called: z.array(z.object({ id: z.string(), tool: z.string() })).optional(),
  }),
  z.object({ type: z.literal("iteration.finished"), stepId, index: turns, done: z.boolean() }),
  z.object({
    type: z.literal("question.asked"),
    questionId: z.string(),
    stepId,
    nodeId,
    kind: z.enum(["approval", "plan"]),
    message: z.string(),
    value,
    /** Whether the answer may change the value. */
    editable: z.boolean(),
    expiresAt: time.optional(),
    /** What it comes to when nobody answers in time. */
    onTimeout: z.enum(["approve", "reject"]).optional(),
  }),
  z.object({
    type: z.literal("question.answered"),
    questionId: z.string(),
    stepId,
    decision: z.enum(["approve", "reject"]),
    value: value.optional(),
    by: z.enum(["person", "timeout"]),
  }),
  z.object({
    type: z.literal("budget.short"),
    stepId,
    neededNanoUsd: nanoUsd,
    leftNanoUsd: nanoUsd,
    action: z.enum(["stop", "fallback", "ask"]),
  }),
  /** A person raised a cap: the run's, or that of a node. */
  z.object({ type: z.literal("budget.raised"), stepId, nodeId: nodeId.optional(), maxCostNanoUsd: nanoUsd }),
  z.object({
    type: z.literal("limit.reached"),
    stepId: stepId.optional(),
    limit: z.string(),
    value: z.number(),
    /** What is done about it; left out: it ends the step or the run. */
    action: z.string().optional(),
  }),
]);

/** A driver appends a body; the journal gives it its number. `at` is ISO 8601 in UTC, with milliseconds. */
const numbered = { seq: eventNumber, at: z.string() };
export const event = body.and(z.object(numbered));

export type EventBody = z.infer<typeof body>;
export type Event = EventBody & { at: string; seq: number };
export type EventType = Event["type"];
export type EventOf<T extends EventType> = Extract<Event, { type: T }>;

/** By type: going through a union and an intersection takes ten times as long, and pages read tens of thousands of events. */
const ofType = new Map<string, z.ZodType>(body.options.map((option) => [option.shape.type.value, option.extend(numbered)]));

/** Reads a stored or streamed event. An unknown type gives null: a reader skips what a newer writer adds. */
export function parseEvent(raw: unknown): Event | null {
  const type = typeof raw === "object" && raw !== null && "type" in raw ? raw.type : undefined;
  if (typeof type !== "string") return event.parse(raw);
  return (ofType.get(type)?.parse(raw) as Event | undefined) ?? null; // the schema of this type is one of `event`
}
