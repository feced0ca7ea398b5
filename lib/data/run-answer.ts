import "server-only";
import type { RunAnswer, RunStep } from "@/lib/contract/runs";
import type { JsonValue } from "@/lib/core/json";
import { ledgerOf, type Ledger, type MoneyLeft } from "@/lib/engine/ledger";
import { nodeCapsOf } from "@/lib/graph/node-caps";
import type { Graph } from "@/lib/graph/document";
import type { RunView, StepView } from "@/lib/trace/run-view";

/** What the row knows and the trace does not. */
export type RunFacts = Pick<RunAnswer, "number" | "title" | "graphName" | "createdAt" | "stalled">;

/** A run for the API from the fold of its events, so that a page shows what the canvas shows (T2). */
export function toRunAnswer(view: RunView, facts: RunFacts, graph: Graph, seq: number, load: (value: JsonValue) => JsonValue): RunAnswer {
  return {
    id: view.id,
    ...facts,
    status: view.status,
    graphId: view.graphId,
    version: view.version,
    specHash: view.specHash,
    simulated: view.simulated,
    origin: view.origin === null ? null : { runId: view.origin.runId, from: view.origin.from },
    tags: view.tags,
    ...timing(view.startedAt, view.endedAt),
    costNanoUsd: String(view.costNanoUsd),
    unpricedCalls: view.unpricedCalls,
    tokens: view.tokens,
    error: view.error,
    lost: { minNanoUsd: String(view.lost.minNanoUsd), maxNanoUsd: String(view.lost.maxNanoUsd) },
    seq,
    graph,
    input: load(view.input),
    output: load(view.output),
    ledger: toLedgerAnswer(ledgerOf(view, nodeCapsOf(graph), Date.now())),
    steps: [...view.steps.values()].map(toRunStep),
  };
}

function toLedgerAnswer({ cost, tokens, time, nodes }: Ledger): RunAnswer["ledger"] {
  const seconds = (ms: number) => Math.round(ms / 1_000);
  return {
    cost: cost && toMoneyLeft(cost),
    tokens: tokens && { max: tokens.most, used: tokens.used, left: tokens.left },
    seconds: time && { max: seconds(time.most), used: seconds(time.used), left: seconds(time.left) },
    nodes: nodes.map((node) => ({ nodeId: node.nodeId, ...toMoneyLeft(node.cost) })),
  };
}

function toMoneyLeft({ most, spent, reserved, left }: MoneyLeft) {
  return { maxNanoUsd: String(most), spentNanoUsd: String(spent), reservedNanoUsd: String(reserved), leftNanoUsd: String(left) };
}

export function toRunStep(step: StepView): RunStep {
  const unpriced = step.unpricedCalls > 0 && step.costNanoUsd === 0n;
  return {
    id: step.id,
    nodeId: step.nodeId,
    path: step.path,
    parentId: step.parentId,
    attempt: step.attempt,
    kind: step.kind,
    name: step.name,
    status: step.status,
    model: step.model,
    taskId: step.taskId,
    ...timing(step.startedAt, step.endedAt),
    costNanoUsd: unpriced ? null : String(step.costNanoUsd),
    savedNanoUsd: String(step.savedNanoUsd),
    tokens: step.tokens,
    error: step.error,
  };
}

export function timing(startedAt: number | null, endedAt: number | null) {
  const durationMs = startedAt === null || endedAt === null ? null : endedAt - startedAt;
  return { startedAt: isoOf(startedAt), endedAt: isoOf(endedAt), durationMs };
}

export function isoOf<T extends number | null>(ms: T): T extends null ? string | null : string;
export function isoOf(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
