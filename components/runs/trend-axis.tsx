import type { ReactNode } from "react";
import { axisNames, plot } from "@/components/runs/trend-scale";
import type { RunTrends } from "@/lib/contract/run-trends";

type TrendAxisProps = { trends: RunTrends; top: string; name: string; children: ReactNode };

/** A plot with its two lines, what the upper one stands for, and days below. Words are HTML: a picture that is stretched would stretch them. */
export function TrendAxis({ trends, top, name, children }: TrendAxisProps) {
  return (
    <div className="mt-1.5">
      <div className="relative">
        <span aria-hidden className="num absolute -top-0.5 left-0 bg-panel pr-1 text-tiny text-ink-3">
          {top}
        </span>
        <svg
          role="img"
          aria-label={name}
          viewBox={`0 0 ${plot.width} ${plot.height}`}
          preserveAspectRatio="none"
          className="block w-full overflow-visible"
          style={{ height: plot.height }}
        >
          {[6, 33, 59.5].map((y) => (
            <line key={y} x1={0} x2={plot.width} y1={y} y2={y} className="stroke-line" vectorEffect="non-scaling-stroke" />
          ))}
          {children}
        </svg>
      </div>
      <div aria-hidden className="num mt-1 flex justify-between text-tiny text-ink-3">
        {axisNames(trends).map(({ place, name: day }) => (
          <span key={place}>{day}</span>
        ))}
      </div>
    </div>
  );
}
