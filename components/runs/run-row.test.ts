import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { RunRow } from "@/components/runs/run-row";
import type { RunSummary } from "@/lib/contract/runs";

const run: RunSummary = {
  id: "r1",
  number: 7,
  title: "tea",
  graphName: "Brief",
  status: "cancelled",
  stalled: false,
  graphId: null,
  version: null,
  specHash: "h",
  simulated: false,
  origin: null,
  tags: [],
  createdAt: "2026-11-23T09:00:00.000Z",
  startedAt: "2026-11-23T09:00:00.000Z",
  endedAt: "2026-11-23T09:00:04.000Z",
  durationMs: 4_000,
  costNanoUsd: "6700000",
  unpricedCalls: 0,
  lost: { minNanoUsd: "0", maxNanoUsd: "0" },
  tokens: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
  error: null,
};

function words(changed: Partial<RunSummary>): string {
  const props = { run: { ...run, ...changed }, now: 0, sketch: undefined, most: 1n, hasCheck: false };
  return renderToStaticMarkup(createElement(RunRow, props)).replace(/<[^>]+>/g, " ");
}

test("[E4] a run whose calls broke off is listed with the most that it may have cost", () => {
  expect(words({})).toContain(" $0.0067 ");
  expect(words({ lost: { minNanoUsd: "0", maxNanoUsd: "146500000" } })).toContain(" ≤ $0.1532 ");
});
