"use client";

import { ChevronDown, ChevronLeft, ChevronRight } from "lucide-react";
import { useState } from "react";
import type { EstimateOfNodes } from "@/components/canvas/graph-canvas";
import { rowThen } from "@/components/run/frame";
import { DetailPanel } from "@/components/run/detail/detail-panel";
import { RunPanel } from "@/components/run/detail/run-panel";
import { errorWords, rowName, shownCost, signOf, timeText } from "@/components/run/row-words";
import { PlayheadLine } from "@/components/run/playhead-line";
import { RunCanvas } from "@/components/run/run-canvas";
import { useRun, useRunFrame, useRunScene, useRunStore } from "@/components/run/run-context";
import { Transport } from "@/components/run/transport";
import { Waterfall } from "@/components/run/waterfall";
import { StatusSign } from "@/components/ui/status-sign";
import { TabPanel, Tabs } from "@/components/ui/tabs";
import { TierSign } from "@/components/ui/tier-sign";
import { isFolded, unfolded } from "@/lib/trace/folds";
import type { Row } from "@/lib/trace/row";

type Part = "steps" | "graph" | "time" | "output";
const tabs: { value: Part; label: string }[] = [
  { value: "steps", label: "Steps" },
  { value: "graph", label: "Graph" },
  { value: "time", label: "Time" },
  { value: "output", label: "Output" },
];

/** The run on a narrow screen: to be read, one part at a time. */
export function RunReading({ estimate }: { estimate: EstimateOfNodes | null }) {
  const [tab, setTab] = useState<Part>("steps");
  const selected = useRun((state) => state.selected);
  const select = useRunStore().getState().select;
  if (selected !== null) {
    return (
      <div className="reading" tabIndex={-1}>
        <button type="button" className="reading-back" onClick={() => select(null)}>
          <ChevronLeft aria-hidden />
          All steps
        </button>
        <DetailPanel />
      </div>
    );
  }
  return (
    <div className="reading" tabIndex={-1}>
      <Tabs value={tab} onValueChange={setTab} aria-label="Parts of the run" tabs={tabs}>
        <TabPanel value="steps">
          <StepList />
        </TabPanel>
        <TabPanel value="graph">
          <div className="reading-graph">
            <RunCanvas estimate={estimate} />
          </div>
        </TabPanel>
        <TabPanel value="time">
          <div className="reading-time">
            <Transport />
            <Waterfall colouring="status" />
            <PlayheadLine />
          </div>
        </TabPanel>
        <TabPanel value="output">
          <RunPanel />
        </TabPanel>
      </Tabs>
    </div>
  );
}

function StepList() {
  const { rows } = useRunFrame();
  const folds = useRun((state) => state.folds);
  return (
    <ol className="reading-steps">
      {unfolded(rows, folds, null).map((row) => (
        <Step key={row.id} row={row} folded={isFolded(row, folds)} />
      ))}
    </ol>
  );
}

/** A step opens as a page; a row with others under it opens these. */
function Step({ row, folded }: { row: Row; folded: boolean }) {
  const frame = useRunFrame();
  const { modelOf, shown } = useRunScene();
  const { select, fold } = useRunStore().getState();
  const then = rowThen(frame, row);
  const sign = signOf(then);
  const cost = shown.costs ? shownCost(then, folded) : "";
  const model = row.model === null ? null : modelOf(row.model);
  const said = lastWordsOf(
    frame.view.steps
      .get(row.stepId)
      ?.callIds.map((id) => frame.view.calls.get(id))
      .at(-1),
  );
  return (
    <li data-bracket={row.bracket ?? undefined}>
      <button
        type="button"
        aria-label={rowName(then, { time: null, cost, onCriticalPath: false, folded })}
        aria-expanded={row.fold === null ? undefined : !folded}
        style={{ paddingLeft: row.bracket === null ? 16 + row.depth * 12 : 16 }}
        onClick={() => (row.fold === null ? select(row.id) : fold(row.id, folded))}
      >
        <StatusSign state={sign} iconOnly />
        {row.fold !== null && (folded ? <ChevronRight className="size-4" aria-hidden /> : <ChevronDown className="size-4" aria-hidden />)}
        <span className="reading-name">
          <span>
            {row.name}
            {then.part === null ? "" : `, ${then.part}`} {model !== null && <TierSign tier={model.tier} label={model.label} />}
          </span>
          {then.status === "failed" && then.error !== null && <small data-kind="failed">{errorWords[then.error.code]}</small>}
          {then.status === "running" && said !== "" && (
            <small>
              {said}
              <i className="caret" aria-hidden />
            </small>
          )}
        </span>
        <span className="reading-numbers">
          <span>{cost}</span>
          <small>{timeText(frame, then)}</small>
        </span>
      </button>
    </li>
  );
}

function lastWordsOf(call: { status: string; text: string } | undefined): string {
  return call?.status === "open" ? call.text.replaceAll(/\s+/g, " ").slice(-60) : "";
}
