import type { NodeId, StepId } from "@/lib/core/ids";
import type { StepStatus } from "@/lib/trace/event";
import type { CallView, RunView, StepView } from "@/lib/trace/run-view";
import { callsOf, firstMoment, stepSegments, type Segment } from "@/lib/trace/segments";

/** What is known of a node before it runs: its place in the order of the graph, and what was estimated. */
export type Outlined = {
  id: NodeId;
  name: string;
  kind: string;
  model: string | null;
  needs: NodeId[];
  /** Started by plans only: no row of its own until a task is handed to it. */
  delegate: boolean;
  likelyMs: number | null;
};

export type Row = {
  /** The step's id; the second and later rounds of a planner add `#` and their number. */
  id: string;
  stepId: StepId;
  nodeId: NodeId;
  taskId: string | null;
  name: string;
  /** `round 1`, `after round 1`: only where one step has several rows. */
  part: string | null;
  kind: string;
  model: string | null;
  depth: number;
  status: StepStatus;
  /** Ready, but a limit holds it back. */
  held: boolean;
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
  likelyMs: number | null;
  /** Where the row stands in a group that plays together. */
  bracket: "first" | "middle" | "last" | null;
  error: StepView["error"];
};

export type RowContext = { run: RunView; outline: Map<NodeId, Outlined>; children: Map<StepId | null, StepView[]> };

/** The row of a step that has begun, or waits to. */
export function rowOfStep({ run, outline }: RowContext, step: StepView, depth: number, needs: string[], plannedAt: number | null): Row {
  const node = outline.get(step.nodeId);
  return {
    id: step.id,
    stepId: step.id,
    nodeId: step.nodeId,
    taskId: step.taskId,
    part: null,
    depth,
    needs,
    name: step.name || node?.name || step.nodeId,
    kind: step.kind || node?.kind || "",
    model: step.model ?? node?.model ?? null,
    status: step.status,
    held: step.status === "waiting" && step.waiting !== null && step.waiting.reason !== "retry" && step.waiting.reason !== "question",
    asks: step.status === "waiting" && step.waiting?.reason === "question",
    costNanoUsd: step.callIds.length > 0 || step.status === "reused" ? step.costNanoUsd : null,
    unpricedCalls: step.unpricedCalls,
    lostNanoUsd: lostIn(callsOf(run, step)),
    tries: step.attempts.filter((attempt) => attempt.continues === null).length,
    startedAt: firstMoment(step),
    endedAt: step.endedAt,
    segments: stepSegments(run, step, plannedAt),
    likelyMs: node?.likelyMs ?? null,
    bracket: null,
    error: step.error,
  };
}

/** A part that has no step yet; of a run that is over it will never have one. */
export function rowToCome(
  { run }: RowContext,
  node: Pick<Outlined, "id" | "kind" | "model" | "likelyMs">,
  stepId: StepId,
  name: string,
  depth: number,
  needs: string[],
): Row {
  return {
    id: stepId,
    stepId,
    nodeId: node.id,
    taskId: null,
    name,
    part: null,
    kind: node.kind,
    model: node.model,
    depth,
    status: run.endedAt === null ? "waiting" : "skipped",
    held: false,
    asks: false,
    costNanoUsd: null,
    unpricedCalls: 0,
    lostNanoUsd: 0n,
    tries: 0,
    startedAt: null,
    endedAt: null,
    segments: [],
    needs,
    likelyMs: node.likelyMs,
    bracket: null,
    error: null,
  };
}

export function lostIn(calls: CallView[]): bigint {
  return calls.reduce((sum, call) => sum + (call.lost?.maxNanoUsd ?? 0n), 0n);
}
