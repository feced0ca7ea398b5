import { nodeCap, runCap, type Cap } from "@/lib/engine/caps";
import { nodeId, type NodeId } from "@/lib/core/ids";
import type { RunView } from "@/lib/trace/run-view";

/** What a cap on money leaves: `left` is what no call has spent or reserved yet. */
export type MoneyLeft = Omit<Cap, "node"> & { left: bigint };
export type CountLeft = { most: number; used: number; left: number };
/** null: there is no such cap. */
export type Ledger = {
  cost: MoneyLeft | null;
  tokens: CountLeft | null;
  /** Milliseconds of work: waiting for people does not count (E10). */
  time: CountLeft | null;
  nodes: { nodeId: NodeId; cost: MoneyLeft }[];
};

type NodeCap = { id: string; maxCostNanoUsd: string };

/** What a run has spent, reserved and left under each of its caps, and under those of single nodes. */
export function ledgerOf(run: RunView, nodeCaps: readonly NodeCap[], now: number): Ledger {
  const cost = runCap(run);
  const nodes = nodeCaps.flatMap(({ id, maxCostNanoUsd }) => {
    const known = nodeId.safeParse(id);
    const cap = known.success ? nodeCap(run, known.data, maxCostNanoUsd) : null;
    return cap === null || cap.node === null ? [] : [{ nodeId: cap.node, cost: moneyLeft(cap) }];
  });
  const { input, output, cacheRead, cacheWrite } = run.tokens;
  const { maxTokens = null, maxSeconds = null } = run.limits ?? {};
  return {
    cost: cost === null ? null : moneyLeft(cost),
    tokens: maxTokens === null ? null : countLeft(maxTokens, input + output + cacheRead + cacheWrite),
    time: maxSeconds === null ? null : countLeft(maxSeconds * 1_000, workedMs(run, now)),
    nodes,
  };
}

function moneyLeft({ most, spent, reserved }: Cap): MoneyLeft {
  const left = most - spent - reserved;
  return { most, spent, reserved, left: left > 0n ? left : 0n };
}

function countLeft(most: number, used: number): CountLeft {
  return { most, used, left: Math.max(0, most - used) };
}

function workedMs(run: RunView, now: number): number {
  if (run.startedAt === null) return 0;
  const end = run.endedAt ?? now;
  const waiting = run.waitingSince === null ? 0 : end - run.waitingSince;
  return Math.max(0, end - run.startedAt - run.waitedMs - waiting);
}
