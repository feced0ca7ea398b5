import type { StepId } from "@/lib/core/ids";
import type { Readers } from "@/lib/graph/readers-of";
import { isUnread } from "@/lib/money/unread";
import type { CallView, RunView, StepView } from "@/lib/trace/run-view";

export type Waste = {
  /**
   * `failed`: tries that broke, and calls that failed. `lost`: calls whose end nobody saw; their cost is known as a range only.
   * `unread`: a result that nothing read. `cancelled`: work that was stopped before it had a result. `again`: a call that asked what
   * another one had asked before.
   */
  why: "failed" | "lost" | "unread" | "cancelled" | "again";
  stepId: StepId;
  /** All calls of a step for one reason. */
  calls: number;
  nanoUsd: bigint;
  lost: { minNanoUsd: bigint; maxNanoUsd: bigint };
  /** The step that asked first. */
  first: StepId | null;
};

/** What was paid for and came to nothing, dearest first. Every call counts once, for the first reason that holds. */
export function waste(run: RunView, nodes: Readers): Waste[] {
  const found = new Map<string, Waste>();
  const known = new Map<StepId, StepId | null>();
  const asked = new Map<string, StepId>();
  for (const call of run.calls.values()) {
    const step = run.steps.get(call.stepId);
    if (step === undefined || call.sort !== "model" || call.recorded) continue;
    const because = reason(run, { step, call, asked }, (of) => unreadAt(run, nodes, of, known));
    if (because === null || (because.why !== "lost" && (call.costNanoUsd ?? 0n) === 0n)) continue;
    add(found, because, call);
  }
  return [...found.values()].sort(byAmount);
}

type Because = Pick<Waste, "why" | "stepId" | "first">;
type At = { step: StepView; call: CallView; asked: Map<string, StepId> };

function reason(run: RunView, { step, call, asked }: At, unread: (step: StepView) => StepId | null): Because | null {
  const because = (why: Waste["why"], more: Partial<Because> = {}): Because => ({ why, stepId: step.id, first: null, ...more });
  if (call.lost !== null) return because("lost");
  if (call.status === "open") return null;
  if (call.status === "failed" || brokeOff(step, call)) return because("failed");
  const nobody = unread(step);
  if (nobody !== null) return because("unread", { stepId: nobody });
  if (step.status === "cancelled") return because("cancelled");
  if (call.requestHash === "") return null;
  const key = `${call.model} ${call.requestHash}`;
  const first = asked.get(key);
  if (first === undefined) asked.set(key, step.id);
  return first === undefined ? null : because("again", { first });
}

/** Whether the try of a call failed, and no later one went on from it. */
function brokeOff({ attempts }: StepView, call: CallView): boolean {
  const own = attempts.find(({ attempt }) => attempt === call.attempt);
  return own !== undefined && own.error !== null && !attempts.some(({ continues }) => continues === own.attempt);
}

/** The outermost step around this one, or itself, whose result nothing read. */
function unreadAt(run: RunView, nodes: Readers, step: StepView, known: Map<StepId, StepId | null>): StepId | null {
  const before = known.get(step.id);
  if (before !== undefined) return before;
  known.set(step.id, null);
  const parent = step.parentId === null ? undefined : run.steps.get(step.parentId);
  const above = parent === undefined ? null : unreadAt(run, nodes, parent, known);
  const found = above ?? (isUnread(run, nodes, step) ? step.id : null);
  known.set(step.id, found);
  return found;
}

function add(found: Map<string, Waste>, because: Because, call: CallView): void {
  const key = `${because.why} ${because.stepId}`;
  const sum = found.get(key) ?? { ...because, calls: 0, nanoUsd: 0n, lost: { minNanoUsd: 0n, maxNanoUsd: 0n } };
  found.set(key, {
    ...sum,
    calls: sum.calls + 1,
    nanoUsd: sum.nanoUsd + (call.costNanoUsd ?? 0n),
    lost: {
      minNanoUsd: sum.lost.minNanoUsd + (call.lost?.minNanoUsd ?? 0n),
      maxNanoUsd: sum.lost.maxNanoUsd + (call.lost?.maxNanoUsd ?? 0n),
    },
  });
}

function byAmount(a: Waste, b: Waste): number {
  return Number(b.nanoUsd + b.lost.maxNanoUsd - a.nanoUsd - a.lost.maxNanoUsd);
}
