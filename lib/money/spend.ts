import type { StepId } from "@/lib/core/ids";
import type { Readers } from "@/lib/graph/readers-of";
import type { Tokens } from "@/lib/trace/numbers";
import type { CallView, RunView, StepView } from "@/lib/trace/run-view";
import { addTokens, noTokens } from "@/lib/trace/tokens";

export type Spend = {
  /** A node's id, a model's, or that of a task's step. */
  key: string;
  nanoUsd: bigint;
  tokens: Tokens;
  calls: number;
  /** Calls whose cost is not in the sum: of a model without a price, and those whose end nobody saw. */
  unknown: number;
};

/** Where the money of a run went, dearest first. By node and by model the sums are the run's; by task only what tasks cost. */
export function spendBy(run: RunView, by: "node" | "model" | "task", nodes: Readers): Spend[] {
  const sums = new Map<string, Spend>();
  for (const call of run.calls.values()) {
    const step = run.steps.get(call.stepId);
    if (step === undefined || call.sort !== "model" || call.status === "open") continue;
    const key = by === "node" ? nodeOf(run, nodes, step) : by === "model" ? (call.model ?? "") : taskOf(run, step);
    if (key !== null) sums.set(key, plus(sums.get(key) ?? { key, nanoUsd: 0n, tokens: noTokens, calls: 0, unknown: 0 }, call));
  }
  return [...sums.values()].sort((a, b) => Number(b.nanoUsd - a.nanoUsd) || total(b.tokens) - total(a.tokens));
}

/** All tokens, however they were billed. */
export function total({ input, output, cacheRead, cacheWrite }: Tokens): number {
  return input + output + cacheRead + cacheWrite;
}

function plus(sum: Spend, { costNanoUsd, tokens, lost }: CallView): Spend {
  return {
    ...sum,
    nanoUsd: sum.nanoUsd + (costNanoUsd ?? 0n),
    tokens: addTokens(sum.tokens, tokens),
    calls: sum.calls + 1,
    unknown: sum.unknown + (costNanoUsd === null || lost !== null ? 1 : 0),
  };
}

/** The node on the canvas that a step belongs to: what happens inside of another graph belongs to the node that runs it. */
function nodeOf(run: RunView, nodes: Readers, step: StepView): string {
  let found: StepView = step;
  for (let at: StepView | undefined = step; at !== undefined; at = parentOf(run, at)) {
    const node = nodes.get(at.nodeId);
    const isDrawn = node !== undefined && (at.taskId !== null || node.parent === (parentOf(run, at)?.nodeId ?? null));
    if (!isDrawn) found = parentOf(run, at) ?? found;
  }
  return found.nodeId;
}

/** The step of the task that a step is part of; null: it is part of none. */
function taskOf(run: RunView, step: StepView): StepId | null {
  let found: StepId | null = null;
  for (let at: StepView | undefined = step; at !== undefined; at = parentOf(run, at)) if (at.taskId !== null) found ??= at.id;
  return found;
}

function parentOf(run: RunView, { parentId }: StepView): StepView | undefined {
  return parentId === null ? undefined : run.steps.get(parentId);
}
