import { toStepId, type NodeId, type StepId } from "@/lib/core/ids";
import type { StepStatus } from "@/lib/trace/event";
import type { Inside, Sum } from "@/lib/trace/inside";
import type { CallView, RunView, StepView } from "@/lib/trace/run-view";
import { callsOf, firstMoment, stepSegments, type Segment } from "@/lib/trace/segments";

/** What is known of a node before it runs: its place in the order of the graph, and what was estimated. */
export type Outlined = {
  id: NodeId;
  name: string;
  kind: string;
  model: string | null;
  needs: NodeId[];
  /** The container that it stands inside of. */
  parent: NodeId | null;
  /** Started by plans only: no row of its own until a task is handed to it. */
  delegate: boolean;
  likelyMs: number | null;
};

export type Row = {
  /** The step's id; the second and later rounds of a planner add `#` and their number, the turns of a container `#[` and their index. */
  id: string;
  stepId: StepId;
  nodeId: NodeId;
  path: string;
  /** Of a row that stands for one turn of a container and for no step: which, from 0. */
  turn: number | null;
  taskId: string | null;
  name: string;
  /** `round 1`, `after round 1`: only where one step has several rows. */
  part: string | null;
  kind: string;
  model: string | null;
  depth: number;
  /** The row that it is under; null: it stands at the top. */
  within: string | null;
  /** How what is under it stands until a reader opens or folds it; null: there is nothing to fold. */
  fold: "open" | "folded" | null;
  /** What all under it cost, where that can be folded; not part of its own cost. */
  inside: Sum | null;
  status: StepStatus;
  /** Ready, but a limit holds it back. */
  held: boolean;
  /** Held because no worker drives the run. */
  stalled: boolean;
  /** Waits for a person. */
  asks: boolean;
  /** null: made no call that could cost. */
  costNanoUsd: bigint | null;
  unpricedCalls: number;
  /** At most what calls cost whose end was never seen; not part of the cost. */
  lostNanoUsd: bigint;
  tries: number;
  startedAt: number | null;
  endedAt: number | null;
  segments: Segment[];
  /** Rows that had to be over before this one could start. */
  needs: string[];
  /** Of a turn: the one whose end made room for it, where only so many are worked on at once. */
  behind: string | null;
  /** Rows whose end is its own: its time is theirs. */
  inner: string[];
  likelyMs: number | null;
  /** Where the row stands in a group that plays together. */
  bracket: "first" | "middle" | "last" | null;
  error: StepView["error"];
};

export type RowContext = {
  run: RunView;
  outline: ReadonlyMap<NodeId, Outlined>;
  /** What stands in each container, and on the canvas itself. */
  standing: ReadonlyMap<NodeId | null, Outlined[]>;
  insides: ReadonlyMap<StepId, Inside>;
};
/** Where a row goes, and what had to be over before. */
export type Seat = { depth: number; within: string | null; needs: string[] };

/** The row of a step that has begun, or waits to. */
export function rowOfStep({ run, outline }: Pick<RowContext, "run" | "outline">, step: StepView, seat: Seat): Row {
  const node = outline.get(step.nodeId);
  return {
    ...blank(seat),
    id: step.id,
    stepId: step.id,
    nodeId: step.nodeId,
    path: step.path,
    taskId: step.taskId,
    name: step.name || node?.name || step.nodeId,
    kind: step.kind || node?.kind || "",
    model: step.model ?? node?.model ?? null,
    status: step.status,
    stalled: step.waiting?.reason === "worker",
    held: step.status === "waiting" && step.waiting !== null && step.waiting.reason !== "retry" && step.waiting.reason !== "question",
    asks: step.status === "waiting" && step.waiting?.reason === "question",
    costNanoUsd: step.callIds.length > 0 || step.status === "reused" ? step.costNanoUsd : null,
    unpricedCalls: step.unpricedCalls,
    lostNanoUsd: lostIn(callsOf(run, step)),
    tries: step.attempts.filter((attempt) => attempt.continues === null).length,
    startedAt: firstMoment(step),
    endedAt: step.endedAt,
    segments: stepSegments(run, step, null),
    likelyMs: node?.likelyMs ?? null,
    error: step.error,
  };
}

type ToCome = Pick<Outlined, "id" | "kind" | "model" | "likelyMs" | "name"> & { path: string };

/** A part that has no step yet; of a run that is over it will never have one. */
export function rowToCome({ run }: Pick<RowContext, "run">, node: ToCome, seat: Seat): Row {
  const stepId = toStepId(node.id, node.path);
  return {
    ...blank(seat),
    id: stepId,
    stepId,
    nodeId: node.id,
    path: node.path,
    name: node.name,
    kind: node.kind,
    model: node.model,
    status: run.endedAt === null ? "waiting" : "skipped",
    likelyMs: node.likelyMs,
  };
}

/** What most rows have not. */
export function blank(seat: Seat) {
  return {
    ...seat,
    taskId: null,
    turn: null,
    part: null,
    behind: null,
    fold: null,
    inside: null,
    inner: [],
    held: false,
    stalled: false,
    asks: false,
    costNanoUsd: null,
    unpricedCalls: 0,
    lostNanoUsd: 0n,
    tries: 0,
    startedAt: null,
    endedAt: null,
    segments: [],
    likelyMs: null,
    bracket: null,
    error: null,
  } satisfies Partial<Row>;
}

export function lostIn(calls: CallView[]): bigint {
  return calls.reduce((sum, call) => sum + (call.lost?.maxNanoUsd ?? 0n), 0n);
}
