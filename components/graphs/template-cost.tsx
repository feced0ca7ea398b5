import type { ShownTemplate } from "@/components/graphs/template-card";
import { counted, duration, money } from "@/lib/core/format";

/** What a run costs: on average, where graphs that were made from the template have run, else as estimated. Each says which it is. */
export function TemplateCost({ average, likely }: Pick<ShownTemplate, "average" | "likely">) {
  if (average !== null)
    return (
      <span className="num" title={`On average ${duration(average.durationMs)}, of runs of the graphs you made from it`}>
        about {money(average.costNanoUsd)} a run, {counted(average.runs, "run")}
        {average.simulated && ", at list price, simulated"}
      </span>
    );
  if (likely === null) return null;
  return (
    <span className="num" title="Likely cost and time of one run. None was made from it yet">
      estimated {money(likely.costNanoUsd)}, <span className="whitespace-nowrap">{duration(likely.durationMs)}</span>
    </span>
  );
}
