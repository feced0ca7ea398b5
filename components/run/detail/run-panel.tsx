"use client";

import { OctagonX } from "lucide-react";
import { Suspense, useState } from "react";
import { LimitsTab } from "@/components/run/detail/limits-tab";
import { wayOn } from "@/components/run/detail/failure";
import { outputsOf, RunInput, RunOutput } from "@/components/run/detail/run-values";
import { RunQuestions } from "@/components/run/questions/run-questions";
import { ValueSkeleton } from "@/components/run/detail/value-view";
import { rowThen } from "@/components/run/frame";
import { useRunFrame, useRunScene, useRunStore } from "@/components/run/run-context";
import { turnWords } from "@/components/run/turn-words";
import { HiddenNote } from "@/components/shares/hidden-note";
import { late } from "@/components/ui/late";
import { StatusSign } from "@/components/ui/status-sign";
import { TabPanel, Tabs } from "@/components/ui/tabs";
import { counted, duration, money, sentence, sumMoney } from "@/lib/core/format";
import { failedStep } from "@/lib/trace/failed-step";
import type { Row } from "@/lib/trace/row";
import { runTime } from "@/lib/trace/run-time";
import type { RunView } from "@/lib/trace/run-view";

/** It reads expressions, to know what nobody used: more code than the rest of the panel. */
const CostTab = late(async () => (await import("@/components/run/detail/cost-tab")).CostTab);

const tabs = [
  { value: "output", label: "Output" },
  { value: "input", label: "Input" },
  { value: "cost", label: "Cost" },
  { value: "limits", label: "Limits" },
] as const;

/** The run as a whole, while no step is selected: what came out, what went in, and why it ended if it did not end well. */
export function RunPanel() {
  const frame = useRunFrame();
  const { graph, shown } = useRunScene();
  const [tab, setTab] = useState<(typeof tabs)[number]["value"]>("output");
  const { view, rows } = frame;
  const outputs = outputsOf(graph);
  return (
    <div className="detail">
      <header className="detail-head">
        <div>
          <h2>{outputs.length === 1 ? outputs[0]?.name : "Run"}</h2>
          <p>{outputs.length === 1 ? "Output of the run" : counted(outputs.length, "output")}</p>
        </div>
      </header>
      <RunQuestions />
      <Tabs value={tab} onValueChange={setTab} aria-label="Parts of the run" className="flex-1" tabs={tabs}>
        <div className="detail-body">
          <TabPanel value="output">
            <RunEnd view={view} rows={rows} whole={frame.whole} costs={shown.costs} />
            {view.status === "succeeded" && <RunOutput view={view} />}
            {view.endedAt === null && <Progress view={view} rows={rows.map((row) => rowThen(frame, row))} />}
          </TabPanel>
          <TabPanel value="cost">
            <Suspense fallback={<ValueSkeleton />}>
              <CostTab />
            </Suspense>
          </TabPanel>
          <TabPanel value="limits">
            <LimitsTab />
          </TabPanel>
          <TabPanel value="input">
            <RunInput view={view} />
          </TabPanel>
        </div>
      </Tabs>
      <HiddenNote show={shown} run className="m-4 mt-0" />
    </div>
  );
}

/** Nobody reads along with more. */
const readAtOnce = 12;

function Progress({ view, rows }: { view: RunView; rows: readonly Row[] }) {
  const working = rows.filter((row) => row.status === "running" && row.segments.at(-1)?.kind !== "children");
  if (view.status === "queued") return <p className="detail-note">Queued. A worker takes it within a moment.</p>;
  if (working.length === 0) return <p className="detail-note">The output stands here when the run is done.</p>;
  return (
    <ul className="now-list">
      {working.slice(0, readAtOnce).map((row) => (
        <Working key={row.id} view={view} row={row} />
      ))}
      {working.length > readAtOnce && <li className="now-more">{counted(working.length - readAtOnce, "more step")} at work</li>}
    </ul>
  );
}

/** A step at work with the last words it said: a way to read along. */
function Working({ view, row }: { view: RunView; row: Row }) {
  const select = useRunStore().getState().select;
  const call = view.steps
    .get(row.stepId)
    ?.callIds.map((id) => view.calls.get(id))
    .findLast((each) => each?.status === "open");
  return (
    <li>
      <button type="button" onClick={() => select(row.id)}>
        <StatusSign state="running" iconOnly />
        <span className="now-name">{withTurns(view, row)}</span>
      </button>
      {call !== undefined && call.text !== "" && (
        <p aria-hidden>
          {call.text.slice(-240)}
          <i className="caret" data-still />
        </p>
      )}
    </li>
  );
}

/** A run that did not end well: what happened, what was kept, what to do. */
function RunEnd({ view, rows, whole, costs }: { view: RunView; rows: readonly Row[]; whole: boolean; costs: boolean }) {
  const show = useRunStore().getState().show;
  if (view.status !== "failed" && view.status !== "cancelled") return null;
  const kept = `${whole ? keptWords(view) : "What had finished is kept"}${costs ? lostWords(view) : ""}`;
  const cost = costs ? `, ${sumMoney(view.costNanoUsd, view.unpricedCalls, view.lost.maxNanoUsd)}` : "";
  const after = `after ${duration(runTime(view, view.at) ?? 0)}${cost}`;
  const step = failedStep(view);
  // Of a planner the round that failed.
  const row = rows.findLast((each) => each.stepId === step?.id && each.turn === null);
  if (view.status === "cancelled") {
    return (
      <p className="detail-note">
        Cancelled {after}. {kept}.
      </p>
    );
  }
  return (
    <section className="run-failure">
      <p className="run-failure-sign">
        <OctagonX aria-hidden />
        <b>Failed</b>
        <span>{after}</span>
      </p>
      <h3>{row === undefined ? "The run failed" : `${withTurns(view, row)} failed`}</h3>
      <p>
        {sentence(view.error?.message ?? "It is not known why")} {kept}. {view.error === null ? "" : wayOn(view.error.code)}
      </p>
      <footer>
        <code>{view.error?.code ?? "internal"}</code>
        {row !== undefined && (
          <button type="button" className="more" onClick={() => show(row.id, rows)}>
            Show step
          </button>
        )}
      </footer>
    </section>
  );
}

/** `Read page, item 63`. */
function withTurns(view: RunView, { name, path }: Row): string {
  return [name, ...turnWords(view, path).map(({ turn }) => turn)].join(", ");
}

function keptWords(view: RunView): string {
  const finished = [...view.steps.values()].filter((step) => step.status === "succeeded").length;
  return `${counted(finished, "finished step")} ${finished === 1 ? "is" : "are"} kept`;
}

function lostWords(view: RunView): string {
  return view.lost.maxNanoUsd === 0n
    ? ""
    : `; of the cost ${money(view.lost.minNanoUsd)} to ${money(view.lost.maxNanoUsd)} is for calls that broke off`;
}
