import type { NodeId } from "@/lib/core/ids";
import type { Part } from "@/lib/spec/spec";
import type { RunView } from "@/lib/trace/run-view";

/** A cap on money, in nano-dollars, with what counts against it. `node`: whose it is; null: the run's. `spent` holds what was lost, too. */
export type Cap = { node: NodeId | null; most: bigint; spent: bigint; reserved: bigint };

/** The caps that a call of this part has to keep: the run's, and its node's over all its steps. */
export function capsOf(run: RunView, part: Part): Cap[] {
  return [runCap(run), nodeCap(run, part.id, part.policy.maxCostNanoUsd)].filter((cap) => cap !== null);
}

/** null: the run has none. */
export function runCap(run: RunView): Cap | null {
  const most = capFor(run, null, run.limits?.maxCostNanoUsd ?? null);
  return most === null ? null : { node: null, most, spent: run.costNanoUsd + run.lost.maxNanoUsd, reserved: run.reservedNanoUsd };
}

/** `settled`: what the node's settings say. null: it has no cap of its own. */
export function nodeCap(run: RunView, node: NodeId, settled: string | null): Cap | null {
  const most = capFor(run, node, settled);
  return most === null ? null : { node, most, ...sumsOf(run, node) };
}

/** The cap under which a call of at most `bound` does not fit now; null: it fits under all. */
export function bindingCap(run: RunView, part: Part, bound: bigint): Cap | null {
  return capsOf(run, part).find(({ most, spent, reserved }) => spent + reserved + bound > most) ?? null;
}

/** What no call has spent or reserved yet under the tightest cap; null: there is no cap. */
export function leftFor(run: RunView, part: Part): bigint | null {
  const left = capsOf(run, part).map(({ most, spent, reserved }) => most - spent - reserved);
  return left.reduce<bigint | null>((least, next) => (least === null || next < least ? next : least), null);
}

function capFor(run: RunView, node: NodeId | null, settled: string | null): bigint | null {
  const raised = run.raisedCaps.get(node ?? "");
  if (raised !== undefined) return raised;
  return settled === null ? null : BigInt(settled);
}

function sumsOf(run: RunView, node: NodeId): { spent: bigint; reserved: bigint } {
  let spent = 0n;
  let reserved = 0n;
  for (const call of run.calls.values()) {
    if (run.steps.get(call.stepId)?.nodeId !== node) continue;
    spent += (call.costNanoUsd ?? 0n) + (call.lost?.maxNanoUsd ?? 0n);
    if (call.status === "open") reserved += call.reservedNanoUsd ?? 0n;
  }
  return { spent, reserved };
}
