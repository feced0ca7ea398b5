"use client";

import { useRunEstimate, useRunFrame, useRunScene } from "@/components/run/run-context";
import { runCap, type Cap } from "@/lib/engine/caps";
import { capMoney, estimatedMoney, money, percent, sumMoney } from "@/lib/core/format";
import type { RunView } from "@/lib/trace/run-view";

/** Money of the run against its cap: spent, reserved, likely. Each state has words beside its colour. */
export function Meter() {
  const { view } = useRunFrame();
  const { shown } = useRunScene();
  const likelyNanoUsd = useRunEstimate()?.likely ?? null;
  if (!shown.costs) return null;
  const limit = runCap(view);
  const cap = limit?.most ?? null;
  const spent = view.costNanoUsd + view.lost.maxNanoUsd;
  const scale = cap ?? largest(spent + view.reservedNanoUsd, likelyNanoUsd ?? 0n, 1n);
  const part = (amount: bigint) => `${Math.min(100, (Number(amount) / Number(scale)) * 100)}%`;
  const state = stateOf(view, cap, spent);
  return (
    <div className="meter" data-state={state} role="group" aria-label="Cost">
      <div className="meter-line">
        <span>
          <b>{sumMoney(view.costNanoUsd, view.unpricedCalls, view.lost.maxNanoUsd)}</b>
          {view.simulated ? " at list price" : " spent"}
        </span>
        <span className="meter-middle">{words(view, cap, spent, state)}</span>
        <span title={limit === null ? undefined : `Cap ${capMoney(limit.most)}`}>
          {limit !== null ? leftText(limit) : likelyNanoUsd === null ? "" : estimatedMoney(likelyNanoUsd)}
        </span>
      </div>
      <div className="meter-bar" aria-hidden>
        <i className="meter-spent" style={{ width: part(spent) }} />
        <i className="meter-reserved" style={{ left: part(spent), width: part(view.reservedNanoUsd) }} />
        {likelyNanoUsd !== null && likelyNanoUsd <= scale && <i className="meter-likely" style={{ left: part(likelyNanoUsd) }} />}
      </div>
    </div>
  );
}

function leftText({ most, spent, reserved }: Cap): string {
  const left = most - spent - reserved;
  const text = money(left > 0n ? left : 0n);
  // What is reserved stands between: then there is no room for the cap, which the bar ends at.
  return reserved > 0n ? `${text} left` : `${text} of ${capMoney(most)} left`;
}

function stateOf(view: RunView, cap: bigint | null, spent: bigint): "calm" | "near" | "short" {
  if (view.error?.code === "budget_exceeded") return "short";
  return cap !== null && spent * 5n >= cap * 4n ? "near" : "calm";
}

function words(view: RunView, cap: bigint | null, spent: bigint, state: ReturnType<typeof stateOf>): string {
  if (state === "short") return "over the cap";
  if (state === "near" && cap !== null) return `${percent(Number(spent) / Number(cap))} of the cap`;
  if (view.reservedNanoUsd > 0n) return `${money(view.reservedNanoUsd)} reserved`;
  if (view.lost.maxNanoUsd > 0n) return `up to ${money(view.lost.maxNanoUsd)} lost`;
  return view.unpricedCalls > 0 ? `${view.unpricedCalls} unpriced` : "";
}

function largest(...amounts: bigint[]): bigint {
  return amounts.reduce((most, amount) => (amount > most ? amount : most));
}
