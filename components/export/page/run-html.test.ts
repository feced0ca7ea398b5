import { expect, test } from "vitest";
import { runHtml } from "@/components/export/page/run-html";
import type { RunFile } from "@/lib/contract/run-file";
import { runId } from "@/lib/core/ids";
import { aGraph, haiku } from "@/lib/graph/testing/graph-builder";
import { emptyRun, fold } from "@/lib/trace/fold";
import { Story } from "@/lib/trace/testing/story";

const graph = aGraph().node("draft", "executor", { model: haiku, prompt: "x" }).node("end", "output", { value: "x" }).build();
const file: RunFile = {
  format: "baton.run",
  version: 1,
  name: "Brief",
  title: "",
  simulated: false,
  specHash: "",
  graph: {},
  spec: {},
  events: [],
  payloads: {},
};

const limits = { maxCostNanoUsd: null, maxTokens: null, maxSeconds: 600, concurrency: 4 };

test("[T11] the time on a saved page is that of the run, without the queue, while its clock plays from the first event", () => {
  const story = new Story();
  story.tell(0, { type: "run.queued", graphId: null, version: null, specHash: "", input: {}, limits, simulated: true, tags: [] });
  story.tell(60_000, { type: "run.started", worker: "w", epoch: 1, format: 1 });
  story.end(62_000, story.begin(60_000, "end", { name: "End", kind: "output" }), "x").finish(64_000, "succeeded", "x");
  const page = pageOf(story);
  expect(page).toMatch(/<dt>Time<\/dt>\s*<dd>4\.0 s<\/dd>/);
  expect(page).toContain('<output id="clock" for="time">1 m 04 s</output>');
});

function pageOf(story: Story): string {
  const view = fold(emptyRun(runId.parse("r1")), story.events());
  const show = { prompts: true, inputs: true, outputs: true, costs: true };
  return runHtml({ number: 1, show, graph, view, steps: [], output: null, file, scriptHash: "sha256-x" });
}

test("[E4] the head of a saved page says the most that a run with broken-off calls cost, and does not play a sum that nobody knows", () => {
  const story = new Story();
  const step = story.begin(10, "draft", { name: "Draft", kind: "executor", model: haiku });
  story.say(step, { model: haiku, at: 20, ms: 100, text: "x", nanoUsd: 6_700_000n });
  expect(pageOf(story)).toContain('<dd id="cost">$0.0067</dd>');
  story.lose(step, { model: haiku, at: 200, ms: 100 }, 146_500_000n);
  const page = pageOf(story.tell(310, { type: "step.cancelled", stepId: step }).finish(320, "cancelled", null));
  expect(page).toContain("<dd>≤ $0.1532</dd>");
  expect(page).not.toContain('id="cost"');
});
