"use client";

import "@/components/run/detail/cost.css";
import { useMemo } from "react";
import { CostEstimate } from "@/components/run/detail/cost-estimate";
import { CostSpend } from "@/components/run/detail/cost-spend";
import { CostWaste } from "@/components/run/detail/cost-waste";
import { CostWhatIf } from "@/components/run/detail/cost-what-if";
import { StillReading } from "@/components/run/detail/still-reading";
import { useRunFrame, useRunScene } from "@/components/run/run-context";
import { counted, money, tokenCount } from "@/lib/core/format";
import { readersOf } from "@/lib/graph/readers-of";
import { total } from "@/lib/money/spend";
import type { RunView } from "@/lib/trace/run-view";

/** Where the money of the run went until the playhead, how that compares with what was expected, and what would have been cheaper. */
export function CostTab() {
  const { view, whole } = useRunFrame();
  const { graph, shown } = useRunScene();
  const readers = useMemo(() => readersOf(graph), [graph]);
  if (!shown.costs) return <p className="detail-note">The owner chose not to share costs.</p>;
  if (!whole) return <StillReading />;
  const asked = [...view.calls.values()].some((call) => call.sort === "model" && call.status !== "open");
  if (!asked)
    return (
      <p className="detail-note">{view.endedAt === null ? "No model has answered yet." : "No model was asked: this run cost nothing."}</p>
    );
  return (
    <>
      <p className="cost-sum">
        <b>{money(view.costNanoUsd)}</b> {sumWords(view)}
      </p>
      <CostEstimate />
      <CostSpend readers={readers} />
      <CostWaste readers={readers} />
      <CostWhatIf />
    </>
  );
}

function sumWords(view: RunView): string {
  return [
    `${view.simulated ? "at list price" : "spent"}${view.endedAt === null ? " so far" : ""}, ${tokenCount(total(view.tokens))} tokens`,
    view.unpricedCalls > 0 ? `${counted(view.unpricedCalls, "call")} unpriced and not in the sum` : "",
    view.lost.maxNanoUsd > 0n
      ? `calls that broke off may have cost ${money(view.lost.minNanoUsd)} to ${money(view.lost.maxNanoUsd)} more`
      : "",
  ]
    .filter((part) => part !== "")
    .join("; ");
}
