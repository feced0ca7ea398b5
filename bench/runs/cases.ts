import type { z } from "zod";
import { runsQuery } from "@/lib/contract/runs";
import type { RunFilter } from "@/lib/contract/run-filter";
import type { Asker } from "@/lib/data/owners";
import { listRuns } from "@/lib/data/run-list";
import { readTrends } from "@/lib/data/run-trends";

type Asked = z.input<typeof runsQuery>;
/** `ask` says how many were found; each time it asks for something a little different. */
type Case = { name: string; ask: (asker: Asker, time: number) => Promise<string> };

export function cases(runs: number): Case[] {
  const newest = new Date();
  const ago = (days: number) => new Date(newest.getTime() - days * 86_400_000).toISOString();
  return [
    list("first page", () => ({})),
    list("oldest first", () => ({ sort: "createdAt" })),
    list("dearest first", () => ({ sort: "-cost" })),
    list("longest first", () => ({ sort: "-duration" })),
    list("a page far down", () => ({ cursor: place(ago(180)) })),
    list("graph, frequent", () => ({ graph: "local1" })),
    list("graph, any", (i) => ({ graph: `local${1 + (i % 40)}` })),
    list("graph and version", (i) => ({ graph: `local${1 + (i % 5)}`, version: String(1 + (i % 20)) })),
    list("graph and a version that is none", () => ({ graph: "local1", version: "99" })),
    list("status: done", () => ({ status: "succeeded" })),
    list("status: failed", () => ({ status: "failed" })),
    list("status: running", () => ({ status: "running" })),
    list("status: running or failed", () => ({ status: "running,waiting,failed" })),
    list("model, frequent", () => ({ model: "claude-haiku-4-5" })),
    list("model, rare", () => ({ model: "claude-fable-1" })),
    list("model that is none", () => ({ model: "nothing" })),
    list("cost from", () => ({ minCostUsd: "0.02" })),
    list("cost from, rare", () => ({ minCostUsd: "0.08" })),
    list("cost between", () => ({ minCostUsd: "0.001", maxCostUsd: "0.0011" })),
    list("cost from, dearest first", () => ({ minCostUsd: "0.02", sort: "-cost" })),
    list("time it took, from", () => ({ minSeconds: "30" })),
    list("time it took, between", () => ({ minSeconds: "1.2", maxSeconds: "1.3" })),
    list("started in a week, half a year ago", (i) => ({ since: ago(187 - i), until: ago(180 - i) })),
    list("last 24 hours", () => ({ since: "24h" })),
    list("last 24 hours, dearest first", () => ({ since: "24h", sort: "-cost" })),
    list("tag, frequent", () => ({ tag: "nightly" })),
    list("tag, rare", () => ({ tag: "release" })),
    list("tag of the first 400", () => ({ tag: "first" })),
    list("real runs only", () => ({ simulated: "false" })),
    list("text: in every run", () => ({ text: "question" })),
    list("text: frequent", (i) => ({ text: `word${i}` })),
    list("text: now and then", (i) => ({ text: `word${900 + i * 11}` })),
    list("text: rare", (i) => ({ text: `word${25_000 + i * 97}` })),
    list("text: a number", (i) => ({ text: String(Math.floor(runs / 2) + i) })),
    list("text: a beginning", (i) => ({ text: `word${29 - (i % 10)}` })),
    list("text: three words", (i) => ({ text: `question word${i} word${1_000 + i * 7}` })),
    list("text: in no run", () => ({ text: "nowhere" })),
    list("text: of errors", () => ({ text: "provider overloaded" })),
    list("text, dearest first", (i) => ({ text: `word${25_000 + i * 97}`, sort: "-cost" })),
    list("failed, graph, model, text", (i) => ({ status: "failed", graph: "local2", model: "claude-opus-5", text: `word${i}` })),
    trends("charts", () => ({})),
    trends("charts: failed", () => ({ status: "failed" })),
    trends("charts: model, rare", () => ({ model: "claude-fable-1" })),
    trends("charts: text, now and then", (i) => ({ text: `word${900 + i * 11}` })),
    trends("charts: last 24 hours", () => ({ since: "24h" })),
    list("failed this week", () => ({ status: "failed", since: "7d" })),
  ];
}

function list(name: string, query: (time: number) => Asked): Case {
  return {
    name,
    ask: async (asker, time) => {
      const { total, totalIsExact } = await listRuns(asker, runsQuery.parse(query(time)));
      return totalIsExact ? total.toLocaleString("en") : `${total.toLocaleString("en")}+`;
    },
  };
}

function trends(name: string, filter: (time: number) => RunFilter): Case {
  return {
    name,
    ask: async (asker, time) => {
      const { total, isWhole } = await readTrends(asker, filter(time));
      return isWhole ? total.runs.toLocaleString("en") : "the newest 10,000";
    },
  };
}

function place(at: string): string {
  return Buffer.from(JSON.stringify([at, ""])).toString("base64url");
}
