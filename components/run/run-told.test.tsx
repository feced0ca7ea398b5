import type { FunctionComponent } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { RunPanel } from "@/components/run/detail/run-panel";
import { Meter } from "@/components/run/meter";
import { toOutline } from "@/components/run/outline";
import { RunProvider } from "@/components/run/run-context";
import { RunHeader } from "@/components/run/run-header";
import type { RunScene } from "@/components/run/run-scene";
import { createRunStore } from "@/components/run/run-store";
import { Transport } from "@/components/run/transport";
import { runId } from "@/lib/core/ids";
import { aGraph, haiku } from "@/lib/graph/testing/graph-builder";
import { modelOf } from "@/lib/model/model-of";
import { emptyRun, fold } from "@/lib/trace/fold";
import type { RunView } from "@/lib/trace/run-view";
import { Story } from "@/lib/trace/testing/story";

const graph = aGraph().node("draft", "executor", { model: haiku, prompt: "x" }).node("end", "output", { value: "x" }).build();
const scene: RunScene = {
  graph,
  outline: toOutline(graph, new Map()),
  source: { runId: null, events: "", steps: "" },
  shown: { prompts: true, inputs: true, outputs: true, costs: true },
  modelOf,
  estimate: null,
};

/** A run of four seconds with a call of $0.0067 and one that broke off. */
function cut(status: "failed" | "cancelled" | null) {
  const story = new Story().tell(0, { type: "run.started", worker: "w", epoch: 1, format: 1 });
  const step = story.begin(10, "draft", { name: "Draft", kind: "executor", model: haiku });
  story.say(step, { model: haiku, at: 20, ms: 100, text: "x", nanoUsd: 6_700_000n });
  story.lose(step, { model: haiku, at: 200, ms: 100 }, 146_500_000n);
  if (status !== null) story.tell(4_000, { type: "step.cancelled", stepId: step }).finish(4_000, status, null);
  return fold(emptyRun(runId.parse("r1")), story.events());
}

function words(part: FunctionComponent, status: Parameters<typeof cut>[0]): string {
  return read(part, cut(status));
}

/** What is read of a part of the run's page, without the marks. */
function read(Part: FunctionComponent, run: RunView): string {
  const page = renderToStaticMarkup(
    <RunProvider store={createRunStore(run.id, run)} scene={scene}>
      <Part />
    </RunProvider>,
  );
  return page.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
}

function header() {
  return <RunHeader graphName="Brief" graphId={null} number={1} createdAt="2026-11-23T09:00:00.000Z" renderedAt={0} actions={null} />;
}

test("[E4] wherever the page tells what a run cost, what broke off is in it as the most that it can be", () => {
  for (const status of ["failed", "cancelled"] as const) {
    expect(words(header, status)).toContain("Cost ≤ $0.1532");
    expect(words(Transport, status)).toContain("≤ $0.1532");
  }
  expect(words(Meter, null)).toContain("≤ $0.1532 spent");
});

test("[E7] [E4] how a run ended is told with all that it may have cost, and what of that is for calls that broke off", () => {
  const lost = "of the cost $0 to $0.1465 is for calls that broke off.";
  expect(words(RunPanel, "cancelled")).toContain(`Cancelled after 4.0 s, ≤ $0.1532. 0 finished steps are kept; ${lost}`);
  expect(words(RunPanel, "failed")).toContain("after 4.0 s, ≤ $0.1532");
  expect(words(RunPanel, "failed")).toContain(lost);
});

test("[T11] the page's head tells the run's time as the list does, and beside it how long nobody took it", () => {
  const limits = { maxCostNanoUsd: null, maxTokens: null, maxSeconds: 600, concurrency: 4 };
  const story = new Story();
  story.tell(0, { type: "run.queued", graphId: null, version: null, specHash: "", input: {}, limits, simulated: true, tags: [] });
  story.tell(60_000, { type: "run.started", worker: "w", epoch: 1, format: 1 }).finish(64_000, "succeeded", "x");
  expect(read(header, fold(emptyRun(runId.parse("r1")), story.events()))).toContain("Time 4.0 s In the queue 1 m 00 s");
});
