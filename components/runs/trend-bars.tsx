import { TrendAxis } from "@/components/runs/trend-axis";
import { bucketName, plot, roundUp } from "@/components/runs/trend-scale";
import type { RunTrends } from "@/lib/contract/run-trends";

/** One part of every bar, from the bottom up. */
export type Stack = { label: string; values: number[]; className: string };
type BarsProps = { trends: RunTrends; stacks: Stack[]; words: (value: number) => string; name: string };

const base = 59.5;
/** Between the parts of a bar, so that they are told apart without their colours. */
const seam = 1;

export function TrendBars({ trends, stacks, words, name }: BarsProps) {
  const values = trends.buckets.map((_, at) => stacks.reduce((sum, stack) => sum + (stack.values[at] ?? 0), 0));
  const top = roundUp(Math.max(...values));
  const pitch = plot.width / values.length;
  const width = Math.min(24, pitch * 0.72);
  return (
    <TrendAxis trends={trends} top={words(top)} name={`${name}: ${summary(trends, values, words)}`}>
      {values.map((value, at) => {
        const x = at * pitch + (pitch - width) / 2;
        return (
          <g key={trends.buckets[at]?.at}>
            <title>{`${bucketName(trends.buckets[at]?.at ?? "", trends.stepMs)}: ${wordsOf(stacks, at, value, words)}`}</title>
            {value === 0 && <rect x={x} y={base - 1} width={width} height={1} className="fill-line-2" />}
            {parts(stacks, at, top).map(({ y, height, className }) => (
              <rect key={className} {...{ x, y, width, height }} vectorEffect="non-scaling-stroke" className={className} />
            ))}
          </g>
        );
      })}
    </TrendAxis>
  );
}

/** However little a part is, it is seen. */
function parts(stacks: Stack[], at: number, top: number): { y: number; height: number; className: string }[] {
  let below = base;
  return stacks.flatMap(({ values, className }) => {
    const value = values[at] ?? 0;
    if (value === 0) return [];
    const height = Math.max(1.5, (value / top) * (base - 6));
    below -= height;
    return [{ y: below, height: Math.max(1, height - (below + height < base ? seam : 0)), className }];
  });
}

function wordsOf(stacks: Stack[], at: number, value: number, words: (value: number) => string): string {
  const some = stacks.filter(({ values }) => (values[at] ?? 0) > 0);
  if (some.length < 2) return words(value);
  return `${words(value)} (${some.map(({ label, values }) => `${label} ${words(values[at] ?? 0)}`).join(", ")})`;
}

function summary({ buckets, stepMs }: RunTrends, values: number[], words: (value: number) => string): string {
  const most = Math.max(...values);
  if (most === 0) return "none";
  return `at most ${words(most)}, on ${bucketName(buckets[values.indexOf(most)]?.at ?? "", stepMs)}`;
}
