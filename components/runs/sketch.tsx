import { catalogue, findModel } from "@/lib/model/catalogue";
import type { SketchBar } from "@/lib/trace/sketch";

const size = { width: 96, height: 20, row: 4, bar: 2.5 };
const rows = 5;

/** The run's waterfall at the size of a word: wood by model, red where a step failed. Its numbers stand beside it in words. */
export function Sketch({ bars }: { bars: readonly SketchBar[] }) {
  return (
    <svg viewBox={`0 0 ${size.width} ${size.height}`} width={size.width} height={size.height} aria-hidden className="block">
      {bars.map((bar, index) => (
        <rect
          key={index}
          x={bar.from * (size.width - 2)}
          y={(bars.length <= rows ? index : Math.floor((index / bars.length) * rows)) * size.row + 0.75}
          width={Math.max(2, (bar.to - bar.from) * (size.width - 2))}
          height={size.bar}
          rx={1}
          className={bar.failed ? "fill-fail" : inkOf(bar.model)}
        />
      ))}
    </svg>
  );
}

const inks = { think: "fill-tier-think", plan: "fill-tier-plan", exec: "fill-tier-exec" };

function inkOf(model: string | null): string {
  const tier = model === null ? undefined : findModel(catalogue, model)?.tier;
  return tier === undefined ? "fill-line-ui" : inks[tier];
}
