"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { CallsTab } from "@/components/run/detail/calls-tab";
import { DetailFacts } from "@/components/run/detail/detail-facts";
import { isElsewhere } from "@/components/run/detail/big-value";
import { RunPanel } from "@/components/run/detail/run-panel";
import { OutputTab } from "@/components/run/detail/output-tab";
import { PromptTab } from "@/components/run/detail/prompt-tab";
import { selectionOf, type Selection } from "@/components/run/detail/selection";
import { UsageTab } from "@/components/run/detail/usage-tab";
import { RunQuestions } from "@/components/run/questions/run-questions";
import { ForkStep } from "@/components/run/fork/fork-step";
import { useFollowingScroll } from "@/components/run/detail/use-following-scroll";
import { useStep } from "@/components/run/detail/use-step";
import { UsesResults } from "@/components/run/detail/uses-results";
import { signOf } from "@/components/run/row-words";
import { useRun, useRunFrame, useRunScene, useRunStore } from "@/components/run/run-context";
import { turnWords } from "@/components/run/turn-words";
import { IconButton } from "@/components/ui/icon-button";
import { StatusChip } from "@/components/ui/status-chip";
import { TabPanel, Tabs } from "@/components/ui/tabs";
import { TierSign } from "@/components/ui/tier-sign";
import type { RunView } from "@/lib/trace/run-view";

type TabName = "output" | "prompt" | "calls" | "usage";

/** One step or task: what it said, what it was asked, what it called, what that cost. */
export function DetailPanel() {
  const frame = useRunFrame();
  const selected = useRun((state) => state.selected);
  const selection = selectionOf(frame, selected);
  // A part in a turn that never began has no row yet: the run itself is shown until it has.
  return selection === null ? <RunPanel /> : <StepDetail key={selection.row.id} selection={selection} />;
}

function StepDetail({ selection }: { selection: Selection }) {
  const frame = useRunFrame();
  const { source, shown, modelOf } = useRunScene();
  const select = useRunStore().getState().select;
  const [tab, setTab] = useState<TabName>("output");
  const { row, step, calls } = selection;
  const sign = signOf(row);
  const loaded = useStep(
    needsLoading(selection, tab) ? `${source.steps}/${encodeURIComponent(row.stepId)}` : null,
    `${row.status} ${calls.length}`,
  );
  const last = calls.at(-1);
  const body = useFollowingScroll(last?.status === "open" ? last.text.length + last.thinking.length : null);
  const model = row.model === null ? null : modelOf(row.model);
  return (
    <div className="detail">
      <header className="detail-head">
        <div>
          <h2>{row.turn === null ? row.name : capital(row.name)}</h2>
          <p>{subtitle(selection, frame.live)}</p>
        </div>
        <StatusChip state={sign} />
        <IconButton size="small" label="Close" keys="Esc" onClick={() => select(null)}>
          <X />
        </IconButton>
      </header>
      <DetailFacts frame={frame} selection={selection} costs={shown.costs} />
      {step !== null && <RunQuestions stepId={step.id} />}
      <Tabs value={tab} onValueChange={setTab} aria-label="Parts of the step" className="flex-1" tabs={tabsOf(selection)}>
        <div className="detail-body" ref={body}>
          {model !== null && (
            <p className="detail-model">
              <TierSign tier={model.tier} />
              <span>{model.label}</span>
            </p>
          )}
          {loaded.state === "failed" && (
            <p className="detail-note" role="alert">
              Part of this step could not be read.{" "}
              <button type="button" className="more" onClick={loaded.retry}>
                Try again
              </button>
            </p>
          )}
          <TabPanel value="output">
            <OutputTab selection={selection} loaded={loaded} />
          </TabPanel>
          <TabPanel value="prompt">
            <PromptTab selection={selection} loaded={loaded} />
          </TabPanel>
          <TabPanel value="calls">
            <CallsTab step={step} calls={calls} loaded={loaded} />
          </TabPanel>
          <TabPanel value="usage">
            <UsageTab calls={calls} />
          </TabPanel>
        </div>
      </Tabs>
      {step !== null && <UsesResults uses={selection.uses} />}
      {source.runId !== null && step !== null && frame.live.endedAt !== null && (
        <footer className="uses">
          <ForkStep runId={source.runId} step={step} name={row.name} />
        </footer>
      )}
    </div>
  );
}

function tabsOf({ row, calls }: Selection) {
  if (row.turn !== null)
    return [
      { value: "output", label: "Steps" },
      { value: "prompt", label: "Began with" },
    ] satisfies { value: TabName; label: string }[];
  return [
    { value: "output", label: "Output" },
    { value: "prompt", label: row.model !== null ? "Prompt" : "Input" },
    { value: "calls", label: "Calls", ...(calls.length > 0 ? { count: calls.length } : {}) },
    { value: "usage", label: "Usage" },
  ] satisfies { value: TabName; label: string; count?: number }[];
}

function subtitle({ row, planner, round, step }: Selection, live: RunView): string {
  if (row.turn !== null) return `Of ${step?.name ?? row.nodeId}`;
  if (planner !== null) return `Task ${row.taskId} of ${planner.name}, round ${round}`;
  const pinned = step?.reusedWhy === "pin" ? "Pinned value" : "Reused from an earlier run";
  const reused = step?.reusedFrom == null ? "" : pinned;
  const turns = turnWords(live, row.path).map(({ turn, of }) => `${turn} of ${of}`);
  return [
    row.part === null || row.fold !== null ? "" : capital(row.part),
    reused,
    row.part === null && reused === "" ? `Step ${row.nodeId}` : "",
    ...turns,
    row.fold === null || row.part === null ? "" : row.part,
  ]
    .filter((part) => part !== "")
    .join(", ");
}

function capital(text: string): string {
  return text.replace(/^./, (letter) => letter.toUpperCase());
}

/** Big values are not in the trace; they are read when somebody looks at them (T8). */
function needsLoading({ row, step, calls }: Selection, tab: TabName): boolean {
  if (step === null) return false;
  if (row.turn !== null) return tab === "prompt" && isElsewhere(step.inside?.items);
  switch (tab) {
    case "output":
      return isElsewhere(step.output);
    case "prompt":
      return isElsewhere(step.input) || calls.some((call) => isElsewhere(call.request));
    case "calls":
      return calls.some((call) => isElsewhere(call.request) || isElsewhere(call.response));
    case "usage":
      return false;
  }
}
