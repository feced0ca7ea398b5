import type { StepFailure } from "@/lib/core/errors";
import type { CallId, NodeId, RunId, StepId } from "@/lib/core/ids";
import type { JsonValue } from "@/lib/core/json";
import type { EventOf, RunStatus, StepStatus, Usage } from "@/lib/trace/event";
import type { Tokens } from "@/lib/trace/numbers";
import type { Task } from "@/lib/trace/task";

/** Times in views are milliseconds since 1970, money is whole nano-dollars. */
type Ms = number;

/**
 * What the list, the detail page, the canvas, playback and the engine know of a run: the fold of its events and nothing else (T2).
 * Immutable: `fold` copies what it changes, so an untouched step is the same object as before.
 */
export type RunView = {
  id: RunId;
  /** Number of the last event folded in; 0: none yet. */
  seq: number;
  status: RunStatus;
  graphId: string | null;
  version: number | null;
  specHash: string;
  simulated: boolean;
  input: JsonValue;
  limits: EventOf<"run.queued">["limits"] | null;
  origin: NonNullable<EventOf<"run.queued">["origin"]> | null;
  pins: NonNullable<EventOf<"run.queued">["pins"]>;
  tags: string[];
  queuedAt: Ms | null;
  startedAt: Ms | null;
  endedAt: Ms | null;
  /** Time of the last event. */
  at: Ms;
  epoch: number;
  takeovers: number;
  /** Caps that people raised, in nano-dollars: by node, the run's own by "". */
  raisedCaps: ReadonlyMap<string, bigint>;
  /** How long it only waited for people, up to the end of the last such wait. */
  waitedMs: number;
  waitingSince: Ms | null;
  cancelRequested: boolean;
  output: JsonValue | null;
  error: StepFailure | null;
  /** Sums over all calls so far; equal to `run.finished` at the end (T6). `lost` is apart: it is not known. */
  costNanoUsd: bigint;
  unpricedCalls: number;
  reservedNanoUsd: bigint;
  lost: { minNanoUsd: bigint; maxNanoUsd: bigint };
  tokens: Tokens;
  /** In order of first appearance. */
  steps: ReadonlyMap<StepId, StepView>;
  calls: ReadonlyMap<CallId, CallView>;
  /** In the order in which they were asked. */
  questions: ReadonlyMap<string, QuestionView>;
};

export type StepView = {
  id: StepId;
  nodeId: NodeId;
  path: string;
  parentId: StepId | null;
  kind: string;
  name: string;
  status: StepStatus;
  /** Why it waits (`retry` is work that failed and will be tried again; `worker`: see undriven.ts), until when if that is known. */
  waiting: { reason: EventOf<"step.waiting">["reason"] | "worker"; since: Ms; until: Ms | null } | null;
  /** Every wait so far, the open one too: what held a step back still shows when it is done. */
  waits: { reason: EventOf<"step.waiting">["reason"]; from: Ms; to: Ms | null }[];
  skippedBecause: EventOf<"step.skipped">["reason"] | null;
  reusedFrom: { runId: RunId; stepId: StepId } | null;
  reusedWhy: EventOf<"step.reused">["why"] | null;
  savedNanoUsd: bigint;
  /** 0 before the first attempt. */
  attempt: number;
  continues: number | null;
  attempts: AttemptView[];
  model: string | null;
  taskId: string | null;
  input: JsonValue | null;
  output: JsonValue | null;
  error: StepFailure | null;
  handledBy: EventOf<"step.failed">["handledBy"] | null;
  livePorts: string[];
  /** What its edges carry where that is not the output; undefined: the output. */
  carries: JsonValue | undefined;
  startedAt: Ms | null;
  endedAt: Ms | null;
  costNanoUsd: bigint;
  unpricedCalls: number;
  tokens: Tokens;
  /** In order of start, over all attempts. */
  callIds: CallId[];
  /** Plans that this step wrote, by round (from 1, at index round - 1). */
  plans: PlanView[];
  route: { key: string; reason: string; by: "condition" | "model" | "else" } | null;
  /** How its model was chosen, where that was not settled beforehand. */
  choice: { model: string; difficulty: string | null; reasons: string[] } | null;
  /** A container's inside: how often it opens (null: not known, or a loop), with which values, and the turns that are over. */
  inside: {
    count: number | null;
    items: JsonValue;
    turns: ReadonlyMap<number, { done: boolean; at: Ms }>;
    /** Of a step whose model calls sub-graphs: which, by turn. */
    called: readonly { id: string; tool: string }[] | null;
  } | null;
};

export type QuestionView = {
  id: string;
  stepId: StepId;
  nodeId: NodeId;
  kind: "approval" | "plan";
  message: string;
  value: JsonValue;
  editable: boolean;
  askedAt: Ms;
  expiresAt: Ms | null;
  onTimeout: "approve" | "reject" | null;
  /** null: still open. */
  answer: { decision: "approve" | "reject"; value: JsonValue | undefined; by: "person" | "timeout"; at: Ms } | null;
};

export type AttemptView = {
  attempt: number;
  continues: number | null;
  startedAt: Ms;
  endedAt: Ms | null;
  error: StepFailure | null;
  /** Wait before the next attempt. */
  waitMs: number | null;
};

export type PlanView = { round: number; at: Ms; tasks: Task[]; refused: { at: Ms; problems: string[] }[]; written: boolean };

export type CallView = {
  id: CallId;
  stepId: StepId;
  attempt: number;
  n: number;
  sort: "model" | "tool" | "http";
  model: string | null;
  /** Of a tool: its server (null: a tool of the executor itself) and its name; of a request: the host. */
  server: string | null;
  tool: string | null;
  host: string | null;
  status: "open" | "finished" | "failed" | "lost";
  request: JsonValue;
  requestHash: string;
  response: JsonValue | null;
  text: string;
  thinking: string;
  /** What the model writes to its tools, as JSON one after another. */
  arguments: string;
  /** Why streamed text was taken back, if it was. */
  withdrawn: string | null;
  startedAt: Ms;
  firstTextAt: Ms | null;
  endedAt: Ms | null;
  firstTokenMs: number | null;
  stopReason: string | null;
  requestId: string | null;
  usage: Usage | null;
  tokens: Tokens;
  /** null: no price is known (`unpriced`), or not known yet while `status` is `open`. */
  costNanoUsd: bigint | null;
  /** null: nobody knows what it may cost. */
  reservedNanoUsd: bigint | null;
  /** null: nothing was, or nobody knows how much: then it is unpriced. */
  lost: { minNanoUsd: bigint; maxNanoUsd: bigint } | null;
  priceTable: string | null;
  recorded: boolean;
  error: StepFailure | null;
};
