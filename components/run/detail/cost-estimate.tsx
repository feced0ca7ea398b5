"use client";

import { useRunEstimate, useRunFrame } from "@/components/run/run-context";
import { estimatedMoney, money, percentChange } from "@/lib/core/format";

/** What was expected beside what it came to. Of a run that still goes, and of one that broke off, there is no error to speak of. */
export function CostEstimate() {
  const { view } = useRunFrame();
  const estimate = useRunEstimate();
  if (estimate === null || estimate.high === 0n) return null;
  const spent = view.costNanoUsd;
  const end = estimate.high > spent ? estimate.high : spent;
  const at = (amount: bigint) => `${(Number(amount) / Number(end)) * 100}%`;
  const error = view.status === "succeeded" && estimate.likely > 0n ? Number(spent - estimate.likely) / Number(estimate.likely) : null;
  return (
    <section className="detail-section cost-estimate" aria-label="Estimate and cost">
      <p>
        Estimated <b>{estimatedMoney(estimate.likely)}</b>
        <span>
          {money(estimate.low)} to {money(estimate.high)}
        </span>
        {error !== null && <span className="cost-error">{error === 0 ? "as it came" : `${percentChange(error)} in the end`}</span>}
      </p>
      <div className="cost-range" aria-hidden>
        <i className="cost-range-guess" style={{ left: at(estimate.low), right: `calc(100% - ${at(estimate.high)})` }} />
        <i className="cost-range-spent" style={{ width: at(spent) }} />
        <i className="cost-range-likely" style={{ left: at(estimate.likely) }} />
      </div>
    </section>
  );
}
