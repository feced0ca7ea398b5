import { TrendAxis } from "@/components/runs/trend-axis";
import { plot, roundUp } from "@/components/runs/trend-scale";
import type { RunTrends } from "@/lib/contract/run-trends";
import { duration } from "@/lib/core/format";

/** Half of the runs were done by the full line, 95 of a hundred by the dashed one. A time without a run that ended breaks both. */
export function TrendLines({ trends }: { trends: RunTrends }) {
  const slow = trends.buckets.map(({ p95Ms }) => p95Ms);
  const half = trends.buckets.map(({ p50Ms }) => p50Ms);
  const top = roundUp(Math.max(...slow.map((value) => value ?? 0)));
  const words =
    trends.total.p50Ms === null ? "none has ended" : `p50 ${duration(trends.total.p50Ms)}, p95 ${duration(trends.total.p95Ms ?? 0)}`;
  return (
    <TrendAxis trends={trends} top={duration(top)} name={`Time that runs took: ${words}`}>
      <Line values={half} top={top} className="stroke-accent stroke-[1.5] [stroke-linecap:round]" />
      <Line values={slow} top={top} className="stroke-ink-2 stroke-[1.25] [stroke-dasharray:4_3]" />
    </TrendAxis>
  );
}

function Line({ values, top, className }: { values: (number | null)[]; top: number; className: string }) {
  const pitch = plot.width / values.length;
  const y = (value: number) => 59.5 - (value / top) * 53.5;
  let path = "";
  values.forEach((value, at) => {
    if (value === null) return;
    const x = (at + 0.5) * pitch;
    const [before, after] = [values[at - 1] ?? null, values[at + 1] ?? null];
    // A lone point is a short line: it would not be seen otherwise.
    if (before === null) path += after === null ? `M${x - 3} ${y(value)}h6` : `M${x} ${y(value)}`;
    else path += `L${x} ${y(value)}`;
  });
  return <path d={path} className={`fill-none ${className}`} vectorEffect="non-scaling-stroke" />;
}
