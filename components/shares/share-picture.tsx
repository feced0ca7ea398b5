import type { ReactElement } from "react";
import { drawableText } from "@/components/shares/drawable-text";
import { PictureGraph } from "@/components/shares/picture-graph";
import { pictureInks as inks } from "@/components/shares/picture-inks";
import { hiddenWords } from "@/components/shares/hidden-words";
import { runSign } from "@/components/run/run-sign";
import { statusWords } from "@/components/ui/status-sign";
import type { GraphPreview } from "@/lib/contract/graphs";
import type { SharedAnswer } from "@/lib/contract/shares";
import { counted, duration, sumMoney } from "@/lib/core/format";
import { nestingOf } from "@/lib/graph/nesting";

export const pictureSize = { width: 1200, height: 630 };

/** What other programs show where a link is pasted. It is drawn from what the link shows, so it holds nothing that is hidden. */
export function sharePicture(shared: SharedAnswer, preview: GraphPreview): ReactElement {
  const { run, show } = shared;
  const by = shared.sharedBy === "" ? "" : `, shared by ${drawableText(shared.sharedBy, "somebody")}`;
  const sort = run === null ? "A graph" : `Run ${run.number}`;
  const facts = run === null ? [counted(shared.graph.nodes.length, "node")] : runFacts(run, show.costs);
  // A preview has its nodes in this order.
  const ids = nestingOf(shared.graph).inOrder.map(({ id }) => id);
  const hidden = hiddenWords(show, run !== null)?.hidden;
  return (
    <div
      style={{
        display: "flex",
        flexDirection: "column",
        width: "100%",
        height: "100%",
        padding: 56,
        background: inks.panel,
        color: inks.ink,
      }}
    >
      <div style={{ display: "flex", justifyContent: "space-between", fontSize: 26, color: inks.quiet }}>
        <span>Baton</span>
        {run?.simulated === true && <span style={chip}>Simulated</span>}
      </div>
      <div style={{ display: "block", marginTop: 14, fontSize: 56, lineHeight: 1.15, lineClamp: 2 }}>{drawableText(shared.name, sort)}</div>
      <div style={{ display: "flex", marginTop: 8, fontSize: 28, color: inks.quiet }}>{`${sort}${by}`}</div>
      <div style={{ display: "flex", flexGrow: 1, marginTop: 26, marginBottom: 26, borderRadius: 14, background: inks.desk }}>
        <PictureGraph preview={preview} ids={ids} run={run} width={1088} height={260} />
      </div>
      <div style={{ display: "flex", justifyContent: "space-between", fontSize: 28 }}>
        <span>{facts.join("  –  ")}</span>
        <span style={{ color: inks.quiet }}>{hidden ?? ""}</span>
      </div>
    </div>
  );
}

const chip = { padding: "2px 14px", border: `2px solid ${inks.line}`, borderRadius: 8 };

function runFacts(run: NonNullable<SharedAnswer["run"]>, costs: boolean): string[] {
  return [
    statusWords[runSign(run)],
    ...(run.durationMs === null ? [] : [duration(run.durationMs)]),
    ...(costs ? [`${sumMoney(run.costNanoUsd, run.unpricedCalls, run.lost.maxNanoUsd)}${run.simulated ? " at list price" : ""}`] : []),
    counted(run.steps.length, "step"),
  ];
}
