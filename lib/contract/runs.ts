import { z } from "zod";
import { jsonObject, jsonValue } from "@/lib/core/json";
import { stepFailure } from "@/lib/core/errors";
import { graph as graphDocument, limits } from "@/lib/graph/document";
import { nanoUsd } from "@/lib/core/nano-usd";
import { versionNumber } from "@/lib/core/version-number";
import { runStatus, stepStatus } from "@/lib/trace/event";
import { counter, tokens } from "@/lib/trace/numbers";
import { graphBody, maxGraphBytes } from "@/lib/contract/graphs";
import { listOf, pageQuery } from "@/lib/contract/list";
import { checkFilter, runFilter } from "@/lib/contract/run-filter";
import { operation } from "@/lib/contract/operation";

const time = z.string();
const timing = { startedAt: time.nullable(), endedAt: time.nullable(), durationMs: z.number().nullable() };
const origin = z.object({ runId: z.string(), from: z.string() }).nullable();

/** A run as lists show it: without the document, input, output and steps (T8). */
export const runSummary = z.object({
  id: z.string(),
  /** Counts this person's runs: "run 128". */
  number: z.number(),
  /** First words of the input. */
  title: z.string(),
  graphName: z.string(),
  status: runStatus,
  /** It should be driven, and no worker that lives drives it: it goes on when one is there. */
  stalled: z.boolean(),
  graphId: z.string().nullable(),
  version: z.number().nullable(),
  specHash: z.string(),
  simulated: z.boolean(),
  origin,
  tags: z.array(z.string()),
  createdAt: time,
  ...timing,
  costNanoUsd: nanoUsd,
  unpricedCalls: z.number(),
  /** Calls whose end was never seen: what they may have cost. Not part of `costNanoUsd`. */
  lost: z.object({ minNanoUsd: nanoUsd, maxNanoUsd: nanoUsd }),
  tokens,
  error: stepFailure.nullable(),
});
export type RunSummary = z.infer<typeof runSummary>;

export const runStep = z.object({
  id: z.string(),
  nodeId: z.string(),
  path: z.string(),
  parentId: z.string().nullable(),
  attempt: z.number(),
  kind: z.string(),
  name: z.string(),
  status: stepStatus,
  model: z.string().nullable(),
  taskId: z.string().nullable(),
  ...timing,
  /** null: it made calls, and none of them has a price. */
  costNanoUsd: nanoUsd.nullable(),
  savedNanoUsd: nanoUsd,
  tokens,
  error: stepFailure.nullable(),
});
export type RunStep = z.infer<typeof runStep>;

const moneyLeft = z.object({ maxNanoUsd: nanoUsd, spentNanoUsd: nanoUsd, reservedNanoUsd: nanoUsd, leftNanoUsd: nanoUsd });
const countLeft = z.object({ max: z.number(), used: z.number(), left: z.number() });

/** What is spent, reserved and left under each cap; null: there is none. `spentNanoUsd` holds what was lost, at its most. */
const ledgerAnswer = z.object({
  cost: moneyLeft.nullable(),
  tokens: countLeft.nullable(),
  seconds: countLeft.nullable(),
  nodes: z.array(moneyLeft.extend({ nodeId: z.string() })),
});

export const runAnswer = runSummary.extend({
  /** Number of the last event that is in this answer: the stream goes on after it. */
  seq: z.number(),
  /** The document as it ran (T10). */
  graph: graphDocument,
  input: jsonValue,
  output: jsonValue,
  ledger: ledgerAnswer,
  steps: z.array(runStep),
});
export type RunAnswer = z.infer<typeof runAnswer>;

const startOptions = {
  /** An object by input field; checked against the input node. */
  input: jsonObject.default({}),
  limits: limits.optional(),
  tags: z.array(z.string().min(1).max(60)).max(20).optional(),
  /** By node, of those at the top level that have one way out: a value in place of its work. */
  pins: z.record(z.string(), jsonValue).optional(),
  /** The same key again answers with the run that it started first. */
  idempotencyKey: z.string().min(1).max(200).optional(),
  /** Agrees to runs that cost money; needed once. */
  confirm: z.boolean().optional(),
};
const wait = z.strictObject({ wait: z.coerce.number().int().min(0).max(60).optional() });

export const startedAnswer = z.object({ id: z.string(), status: runStatus, url: z.string(), events: z.string() });

export const maxInputBytes = 2_000_000;

export const startGraphRun = operation({
  id: "startGraphRun",
  method: "POST",
  path: "/graphs/{graphId}/runs",
  summary: "Run a graph; with ?wait the finished run is answered with 200",
  query: wait,
  body: z.strictObject({ ...startOptions, version: z.union([versionNumber, z.literal("draft")]).optional() }),
  maxBytes: maxInputBytes,
  status: 202,
  answer: startedAnswer,
});
export const startRun = operation({
  id: "startRun",
  method: "POST",
  path: "/runs",
  summary: "Run a document that is not saved",
  query: wait,
  body: z.strictObject({ ...startOptions, graph: graphBody }),
  maxBytes: maxGraphBytes,
  status: 202,
  answer: startedAnswer,
});
const runsOrder = { sort: z.enum(["-createdAt", "createdAt", "-cost", "-duration"]).default("-createdAt") };
/** Where in the list of runs a page begins. */
export const runsPlace = pageQuery.pick({ cursor: true }).extend(runsOrder);
export const runsQuery = pageQuery.extend({ ...runFilter, ...runsOrder }).superRefine(checkFilter);
export const listRuns = operation({
  id: "listRuns",
  method: "GET",
  path: "/runs",
  summary: "My runs, newest first",
  query: runsQuery,
  /** Counted so far as that is fast: with `totalIsExact` false there are more. */
  answer: listOf(runSummary).extend({ totalIsExact: z.boolean() }),
});
export const getRun = operation({
  id: "getRun",
  method: "GET",
  path: "/runs/{runId}",
  summary: "One run with its steps and totals",
  answer: runAnswer,
});
/** Small, for who asks again and again: nothing of the run is read for it. */
export const getRunStatus = operation({
  id: "getRunStatus",
  method: "GET",
  path: "/runs/{runId}/status",
  summary: "How far one run is, and whether anybody drives it",
  answer: runSummary.pick({ id: true, status: true, stalled: true }).extend({ seq: z.number() }),
});
export type RunStatusAnswer = z.infer<typeof getRunStatus.answer>;
export const deleteRun = operation({
  id: "deleteRun",
  method: "DELETE",
  path: "/runs/{runId}",
  summary: "Delete an ended run with its trace",
  status: 204,
  answer: z.void(),
});
export const cancelRun = operation({
  id: "cancelRun",
  method: "POST",
  path: "/runs/{runId}/cancel",
  summary: "Ask a run to stop",
  status: 202,
  answer: z.object({ id: z.string(), status: runStatus }),
});
export const forkRun = operation({
  id: "forkRun",
  method: "POST",
  path: "/runs/{runId}/fork",
  summary: "A new run that reuses recorded steps of this one and executes the rest",
  query: wait,
  body: z.strictObject({
    /** A node or a step to begin at, or `failed`: every step that did not succeed. Left out: only what the edits touch. */
    from: z.string().min(1).max(1_000).optional(),
    /** By node: what to change of its settings, as a JSON merge patch (RFC 7396). */
    edits: z.record(z.string(), jsonObject).optional(),
    /** By step: a value in place of its recorded output. */
    outputs: z.record(z.string(), jsonValue).optional(),
    /** In place of the recorded input. */
    input: jsonObject.optional(),
    /** Every model and tool answers from the record; no call is made and no key is needed. */
    recorded: z.literal(true).optional(),
    limits: limits.optional(),
    tags: startOptions.tags,
    confirm: startOptions.confirm,
  }),
  maxBytes: maxInputBytes,
  status: 202,
  answer: startedAnswer,
});
export const eventsQuery = z.strictObject({ after: z.coerce.number().pipe(counter).optional() });
export const streamEvents = operation({
  id: "streamEvents",
  method: "GET",
  path: "/runs/{runId}/events",
  summary: "The events of a run, stored ones first, then live",
  query: eventsQuery,
  media: "text/event-stream",
  answer: z.unknown(),
});
