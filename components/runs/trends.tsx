import type { ReactNode } from "react";
import { costStack } from "@/components/runs/cost-stack";
import { TrendBars } from "@/components/runs/trend-bars";
import { TrendLines } from "@/components/runs/trend-lines";
import { TrendTable } from "@/components/runs/trend-table";
import { TierSign } from "@/components/ui/tier-sign";
import type { RunTrends } from "@/lib/contract/run-trends";
import { counted, duration, money, wholeNumber } from "@/lib/core/format";

/** What the runs of the list cost, how long they took, and how many failed, over time. Money of simulated runs stands apart. */
export function Trends({ trends }: { trends: RunTrends }) {
  const { total, buckets, isWhole } = trends;
  if (total.runs === 0) return null;
  const isReal = total.costNanoUsd !== "0";
  const stacks = costStack(trends, isReal);
  const ended = total.p50Ms !== null && total.p95Ms !== null ? { p50: total.p50Ms, p95: total.p95Ms } : null;
  return (
    <section aria-label="Over time" className="border-b border-line max-md:hidden">
      <div className="grid grid-cols-3 divide-x divide-line max-lg:grid-cols-2">
        <Chart
          title={isReal ? "Cost" : "At list price"}
          value={money(isReal ? total.costNanoUsd : total.listPriceNanoUsd)}
          aside={moneyAside(total, isReal)}
          legend={<Tiers stacks={stacks} />}
        >
          <TrendBars
            trends={trends}
            stacks={stacks}
            words={(value) => money(BigInt(Math.round(value)))}
            name={isReal ? "Cost over time, without simulated runs" : "What simulated runs would have cost at list price, over time"}
          />
        </Chart>
        <Chart
          title="Time"
          value={ended === null ? "" : duration(ended.p50)}
          aside={ended === null ? "none has ended" : `p95 ${duration(ended.p95)}`}
          legend={
            <>
              <Line label="p50" className="border-accent" />
              <Line label="p95" className="border-dashed border-ink-2" />
            </>
          }
        >
          <TrendLines trends={trends} />
        </Chart>
        <Chart
          title="Failures"
          value={wholeNumber(total.failed)}
          aside={`of ${counted(total.runs > 10_000 ? 10_000 : total.runs, "run")}`}
          last
        >
          <TrendBars
            trends={trends}
            stacks={[{ label: "Failed", values: buckets.map(({ failed }) => failed), className: "fill-fail" }]}
            words={wholeNumber}
            name="Failed runs over time"
          />
        </Chart>
      </div>
      <TrendTable trends={trends} note={isWhole ? "" : "Charts cover the newest runs that match, not all of them."} />
    </section>
  );
}

/** Which colour is whose money. Of one part alone the bars say all. */
function Tiers({ stacks }: { stacks: ReturnType<typeof costStack> }) {
  if (stacks.length < 2) return null;
  return stacks.map(({ sort, label }) => (
    <span key={sort} className="flex items-center gap-1" title={label}>
      <TierSign tier={sort === "rest" ? null : sort} />
      <span className="max-2xl:hidden">{label}</span>
    </span>
  ));
}

function Line({ label, className }: { label: string; className: string }) {
  return (
    <span className="flex items-center gap-1.5">
      <span className={`w-3.5 border-t-[1.5px] ${className}`} />
      {label}
    </span>
  );
}

type ChartProps = { title: string; value: string; aside: string; legend?: ReactNode; last?: boolean; children: ReactNode };

function Chart({ title, value, aside, legend, last = false, children }: ChartProps) {
  return (
    <div className={`min-w-0 py-3 ${last ? "pl-5 max-lg:hidden" : "px-5 first:pl-0 max-lg:last:pr-0"}`}>
      <p className="flex items-baseline gap-2 text-small">
        <span className="text-ink-2">{title}</span>
        <span className="num text-head">{value}</span>
        <span className="num min-w-0 flex-1 truncate text-ink-3" title={aside}>
          {aside}
        </span>
        <span aria-hidden className="flex shrink-0 items-center gap-3 self-center text-tiny text-ink-2 max-xl:hidden">
          {legend}
        </span>
      </p>
      {children}
    </div>
  );
}

function moneyAside({ listPriceNanoUsd }: RunTrends["total"], isReal: boolean): string {
  if (!isReal) return "nothing was spent";
  return listPriceNanoUsd === "0" ? "" : `and ${money(listPriceNanoUsd)} simulated, not spent`;
}
