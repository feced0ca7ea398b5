"use client";

import { ChevronLeft } from "lucide-react";
import { useState } from "react";
import type { EstimateOfNodes } from "@/components/canvas/graph-canvas";
import { rowThen } from "@/components/run/frame";
import { DetailPanel } from "@/components/run/detail/detail-panel";
import { RunPanel } from "@/components/run/detail/run-panel";
import { costText, errorWords, rowName, signOf, timeText } from "@/components/run/row-words";
import { RunCanvas } from "@/components/run/run-canvas";
import { useRun, useRunFrame, useRunScene, useRunStore } from "@/components/run/run-context";
import { Transport } from "@/components/run/transport";
import { Waterfall } from "@/components/run/waterfall";
import { StatusSign } from "@/components/ui/status-sign";
import { TabPanel, Tabs } from "@/components/ui/tabs";
import { TierSign } from "@/components/ui/tier-sign";
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
      <div className="reading">
        <button type="button" className="reading-back" onClick={() => select(null)}>
          <ChevronLeft aria-hidden />
          All steps
        </button>
        <DetailPanel />
      </div>
    );
  }
  return (
    <div className="reading">
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
            <div className="playhead-lane" aria-hidden>
              <i className="playhead" />
            </div>
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
  return (
    <ol className="reading-steps">
      {rows.map((row) => (
        <Step key={row.id} row={row} />
      ))}
    </ol>
  );
}

function Step({ row }: { row: Row }) {
  const frame = useRunFrame();
  const { modelOf, shown } = useRunScene();
  const select = useRunStore().getState().select;
  const then = rowThen(frame, row);
  const sign = signOf(then);
  const model = row.model === null ? null : modelOf(row.model);
  const said = lastWordsOf(
    frame.view.steps
      .get(row.stepId)
      ?.callIds.map((id) => frame.view.calls.get(id))
      .at(-1),
  );
  return (
    <li data-bracket={row.bracket ?? undefined}>
      <button type="button" aria-label={rowName(then, null, false)} onClick={() => select(row.id)}>
        <StatusSign state={sign} iconOnly />
        <span className="reading-name">
          <span>
            {row.name}
            {row.part === null ? "" : `, ${row.part}`} {model !== null && <TierSign tier={model.tier} label={model.label} />}
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
          <span>{shown.costs ? costText(then) : ""}</span>
          <small>{timeText(frame, then)}</small>
        </span>
      </button>
    </li>
  );
}

function lastWordsOf(call: { status: string; text: string } | undefined): string {
  return call?.status === "open" ? call.text.replaceAll(/\s+/g, " ").slice(-60) : "";
}
