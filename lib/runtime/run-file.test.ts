import { expect, test } from "vitest";
import { compile } from "@/lib/compile/compile";
import { jsonObject } from "@/lib/core/json";
import type { RunFile } from "@/lib/contract/run-file";
import { aDocument, finished, queuedEcho } from "@/lib/data/testing/stored-run";
import { parseGraph } from "@/lib/graph/parse";
import { catalogue } from "@/lib/model/catalogue";
import { readRunFile } from "@/lib/runtime/run-file";

type Told = Record<string, unknown> & { type: string };

const place = { stepId: "writer", nodeId: "writer", path: "" };
const begun = { type: "step.started", ...place, kind: "executor", name: "Writer", attempt: 1, input: null };
const ofCall = { callId: "writer:1:1", stepId: "writer" };
const asked = { type: "call.started", ...ofCall, attempt: 1, n: 1, sort: "model", request: {}, requestHash: "h", reservedNanoUsd: "0" };
const answered = { type: "call.finished", ...ofCall, response: {}, costNanoUsd: "1", durationMs: 1 };

/** A file whose run did just this, one event a second. */
function fileOf(...told: Told[]): RunFile {
  const graph = parseGraph(aDocument);
  if (!graph.ok) throw new Error(JSON.stringify(graph.error));
  const compiled = compile(graph.value, { catalogue });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  const events = [queuedEcho, ...told, finished].map((event, i) => ({ seq: i + 1, at: new Date(i * 1_000).toISOString(), ...event }));
  return {
    format: "baton.run",
    version: 1,
    name: "Echo",
    title: "tea",
    simulated: true,
    specHash: "h",
    graph: jsonObject.parse(JSON.parse(JSON.stringify(graph.value))),
    spec: jsonObject.parse(JSON.parse(JSON.stringify(compiled.value.spec))),
    events: events.map((event) => jsonObject.parse(event)),
    payloads: {},
  };
}

function sentenceOf(...told: Told[]): string | null {
  const read = readRunFile(fileOf(...told));
  return read.ok ? null : read.error;
}

test("[S13] [S16] a plan's round that no plan has is refused before it is folded", () => {
  const plan = (round: number) => ({ type: "plan.written", stepId: "writer", round, tasks: [] });
  expect(sentenceOf(begun, plan(1), plan(2))).toBeNull();
  expect(sentenceOf(begun, plan(20_000_000))).toMatch(/^Event 3 of the file is not one/);
  expect(sentenceOf(begun, plan(1), plan(3))).toMatch(/names round 3 of writer/);
});

test("[S13] [S16] sums that could not be stored are refused with a sentence", () => {
  const call = (n: number, end: object) => [
    { ...asked, callId: `writer:1:${n}`, n },
    { ...answered, callId: `writer:1:${n}`, ...end },
  ];
  const most = String(10n ** 14n - 1n);
  expect(sentenceOf(begun, ...call(1, { costNanoUsd: most }))).toBeNull();
  expect(sentenceOf(begun, ...call(1, { costNanoUsd: most }), ...call(2, {}))).toMatch(/costs \$100,000 or more/);
  const lost = { type: "call.lost", ...ofCall, minNanoUsd: "0", maxNanoUsd: "9".repeat(18) };
  expect(sentenceOf(begun, asked, lost)).toMatch(/costs \$100,000 or more/);
  const error = { code: "stream_stalled", message: "", retryable: true };
  const broken = {
    type: "call.failed",
    ...ofCall,
    error,
    costNanoUsd: "9".repeat(18),
    durationMs: 1,
    lost: { minNanoUsd: "0", maxNanoUsd: "0" },
  };
  expect(sentenceOf(begun, asked, broken)).toMatch(/costs \$100,000 or more/);
  const usage = { input_tokens: Number.MAX_SAFE_INTEGER, output_tokens: 1 };
  expect(sentenceOf(begun, ...call(1, { usage }))).toBeNull();
  expect(sentenceOf(begun, ...call(1, { usage }), ...call(2, { usage }))).toMatch(/more tokens than can be kept/);
});

test("[S16] what is no whole number of tokens counts as none", () => {
  const usage = { input_tokens: 1.5, output_tokens: -3, cache_read_input_tokens: 1e300, cache_creation_input_tokens: 7 };
  const read = readRunFile(fileOf(begun, asked, { ...answered, usage }));
  expect(read.ok && read.value.view.tokens).toEqual({ input: 0, output: 0, cacheRead: 0, cacheWrite: 7 });
});

test("[S16] times that a date cannot hold are refused", () => {
  for (const at of ["soon", "-000001-01-01T00:00:00.000Z", "0001-06-01T00:00:00.000Z", "+010000-01-01T00:00:00.000Z"])
    expect(sentenceOf({ ...begun, at }), at).toMatch(/^Event 2 of the file says no time/);
});

test("[S16] [T7] a step that stands inside of itself is refused, by whatever way round", () => {
  const inside = (id: string, parentId: string) => ({ ...begun, stepId: id, nodeId: id, parentId });
  expect(sentenceOf(inside("a", "b"), inside("b", "c"))).toBeNull();
  expect(sentenceOf(inside("a", "a"))).toMatch(/^Step a of the file stands inside of itself/);
  expect(sentenceOf(inside("a", "b"), inside("b", "c"), inside("c", "a"))).toMatch(/stands inside of itself/);
});
