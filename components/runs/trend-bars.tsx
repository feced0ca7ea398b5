import { clsx } from "clsx";
import { TrendAxis } from "@/components/runs/trend-axis";
import { bucketName, plot, roundUp } from "@/components/runs/trend-scale";
import type { RunTrends } from "@/lib/contract/run-trends";

type BarsProps = {
  trends: RunTrends;
  values: number[];
  /** `listed` is money that nobody spent: outlined, not filled. */
  look: "spent" | "listed" | "failed";
  words: (value: number) => string;
  name: string;
};

const base = 59.5;

export function TrendBars({ trends, values, look, words, name }: BarsProps) {
  const top = roundUp(Math.max(...values));
  const pitch = plot.width / values.length;
  const width = Math.min(24, pitch * 0.72);
  return (
    <TrendAxis trends={trends} top={words(top)} name={`${name}: ${summary(trends, values, words)}`}>
      {values.map((value, at) => {
        const height = value === 0 ? 0 : Math.max(1.5, (value / top) * (base - 6));
        const bucket = trends.buckets[at];
        return (
          <rect
            key={bucket?.at}
            x={at * pitch + (pitch - width) / 2}
            y={base - Math.max(height, 1)}
            width={width}
            height={Math.max(height, 1)}
            vectorEffect="non-scaling-stroke"
            className={clsx(height === 0 ? "fill-line-2" : fills[look])}
          >
            <title>{`${bucketName(bucket?.at ?? "", trends.stepMs)}: ${words(value)}`}</title>
          </rect>
        );
      })}
    </TrendAxis>
  );
}

const fills = { spent: "fill-tier-plan", listed: "fill-tier-bg stroke-tier-plan [stroke-dasharray:3_2]", failed: "fill-fail" };

function summary({ buckets, stepMs }: RunTrends, values: number[], words: (value: number) => string): string {
  const most = Math.max(...values);
  if (most === 0) return "none";
  return `at most ${words(most)}, on ${bucketName(buckets[values.indexOf(most)]?.at ?? "", stepMs)}`;
}
