import { execFileSync } from "node:child_process";
import os from "node:os";
import type { Row } from "./makespan";
import { quantile } from "./statistics";
import { table } from "./table";
import { runsPerSecond, timesFloorOf, within } from "./targets";
import type { Throughput } from "./throughput";

export type Report = {
  rows: Row[];
  throughput: Throughput[];
  first: number[];
  arrivals: { written: number[]; click: number[] } | null;
  database: string;
  loadBefore: number;
  minutes: number;
};

/** What was measured as tables in Markdown, with the machine it was measured on. */
export function report(measured: Report): string {
  return [makespans(measured.rows), rates(measured.throughput), latencies(measured), machine(measured)].join("\n\n");
}

const makespanHead = [
  ...["", "work", "latency", "critical path", "SDK floor", "lean floor", "Baton", "LangGraph sync", "LangGraph default"],
  ...["**x SDK floor**", "at most", "held", "x critical path", "x lean floor", "x LangGraph sync", "x LangGraph default"],
  ...["CPU ms a call: floor", "Baton", "LangGraph sync", "n"],
];

function makespans(rows: Row[]): string {
  const cells = rows.map(({ work, latencyMs, ms, batonTo, cpu, repetitions }) => {
    const path = work.units * latencyMs;
    const most = timesFloorOf(work.name, latencyMs);
    const holds = (most === null || batonTo.sdk <= most) && batonTo.sync < 1;
    return [
      ...[work.name, work.what, `${latencyMs} ms`, path === 0 ? "-" : `${path} ms`],
      ...[ms.sdk, ms.lean, ms.baton, ms.sync, ms.async].map((value) => `${value.toFixed(0)} ms`),
      ...[`**${batonTo.sdk.toFixed(3)}**`, most === null ? "-" : String(most), holds ? "yes" : "no"],
      ...[path === 0 ? "-" : (ms.baton / path).toFixed(3), batonTo.lean.toFixed(3), batonTo.sync.toFixed(2), batonTo.async.toFixed(2)],
      ...[cpu.sdk, cpu.baton, cpu.sync].map((value) => value?.toFixed(2) ?? "-"),
      String(repetitions),
    ];
  });
  return table(makespanHead, cells);
}

function rates(all: Throughput[]): string {
  const cells = all.map(({ workers, latencyMs, runs, runsPerSecond: rate, repetitions }) => {
    const least = workers === 1 && latencyMs === 0 ? runsPerSecond : null;
    const held = least === null ? "-" : rate >= least ? "yes" : "no";
    return [
      `${runs} chains of 5 at once`,
      `${latencyMs} ms`,
      String(workers),
      rate.toFixed(0),
      String(least ?? "-"),
      held,
      String(repetitions),
    ];
  });
  return table(["work", "latency", "workers", "**runs/s**", "at least", "held", "n"], cells);
}

function latencies({ first, arrivals }: Report): string {
  const lines = [`Request taken to first step.started stored: ${spread(first, within.firstStored)}.`];
  if (arrivals === null) lines.push("The web app is not built (`npm start` builds it), so the way to the browser was not measured.");
  else {
    lines.push(`Event written to received from the web app's stream: ${spread(arrivals.written, within.received)}.`);
    lines.push(`Request sent to first step.started received: ${spread(arrivals.click, within.firstReceived)}.`);
  }
  return lines.map((text) => `- ${text}`).join("\n");
}

function spread(values: number[], most: number): string {
  const slowest = quantile(values, 0.95);
  const verdict = `p95 at most ${most}: ${slowest <= most ? "held" : "not held"}`;
  return `p50 ${quantile(values, 0.5).toFixed(1)}, p95 ${slowest.toFixed(1)} ms (${values.length}; ${verdict})`;
}

function machine({ database, loadBefore, minutes }: Report): string {
  const [cpu] = os.cpus();
  const facts = [
    `${os.cpus().length} cores (${cpu?.model.trim() ?? "unknown"}), ${(os.totalmem() / 2 ** 30).toFixed(0)} GB, ${os.type()} ${os.release()}`,
    `Node ${process.versions.node}, ${database}, ${commit()}`,
    `load ${loadBefore.toFixed(1)} before, ${(os.loadavg()[0] ?? 0).toFixed(1)} after; ${minutes.toFixed(1)} minutes`,
    "medians; all in turns, after a warm-up; ratios are Baton's time by the other's, medians over the rounds; a machine that does other work widens them",
  ];
  return facts.map((text) => `- ${text}`).join("\n");
}

function commit(): string {
  try {
    return `commit ${execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim()}`;
  } catch {
    return "no commit";
  }
}
