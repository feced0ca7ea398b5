import { execFileSync } from "node:child_process";
import os from "node:os";
import type { Row } from "./makespan";
import { quantile } from "./statistics";

export type Report = {
  rows: Row[];
  first: number[];
  arrivals: { written: number[]; click: number[] } | null;
  database: string;
  loadBefore: number;
  minutes: number;
};

/** What was measured as one table in Markdown, with the machine it was measured on. */
export function report(measured: Report): string {
  return [table(measured.rows), latencies(measured), machine(measured)].join("\n\n");
}

const head = [
  "",
  "work",
  "latency",
  "critical path",
  "SDK floor",
  "lean floor",
  "Baton",
  "x critical path",
  "**x SDK floor**",
  "x lean floor",
  "CPU ms a call: floor",
  "Baton",
  "n",
];

function table(rows: Row[]): string {
  const cells = rows.map((row) => {
    const path = row.work.units * row.latencyMs;
    return [
      row.work.name,
      row.work.what,
      `${row.latencyMs} ms`,
      path === 0 ? "-" : `${path} ms`,
      `${row.sdkMs.toFixed(0)} ms`,
      `${row.leanMs.toFixed(0)} ms`,
      `${row.batonMs.toFixed(0)} ms`,
      path === 0 ? "-" : (row.batonMs / path).toFixed(3),
      `**${row.toSdk.toFixed(3)}**`,
      row.toLean.toFixed(3),
      row.floorCpu?.toFixed(2) ?? "-",
      row.batonCpu?.toFixed(2) ?? "-",
      String(row.repetitions),
    ];
  });
  const widths = head.map((title, at) => Math.max(3, title.length, ...cells.map((row) => row[at]?.length ?? 0)));
  const line = (row: string[]) => `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...cells.map(line)].join("\n");
}

function latencies({ first, arrivals }: Report): string {
  const lines = [`Request taken to first step.started stored: ${spread(first)}.`];
  if (arrivals === null) lines.push("The web app is not built (`npm start` builds it), so the way to the browser was not measured.");
  else {
    lines.push(`Event written to received from the web app's stream: ${spread(arrivals.written)}.`);
    lines.push(`Request sent to first step.started received: ${spread(arrivals.click)}.`);
  }
  return lines.map((text) => `- ${text}`).join("\n");
}

function spread(values: number[]): string {
  return `p50 ${quantile(values, 0.5).toFixed(1)}, p95 ${quantile(values, 0.95).toFixed(1)} ms (${values.length})`;
}

function machine({ database, loadBefore, minutes }: Report): string {
  const [cpu] = os.cpus();
  const facts = [
    `${os.cpus().length} cores (${cpu?.model.trim() ?? "unknown"}), ${(os.totalmem() / 2 ** 30).toFixed(0)} GB, ${os.type()} ${os.release()}`,
    `Node ${process.versions.node}, ${database}, ${commit()}`,
    `load ${loadBefore.toFixed(1)} before, ${(os.loadavg()[0] ?? 0).toFixed(1)} after; ${minutes.toFixed(1)} minutes`,
    "medians; floors and Baton in turns, after a warm-up; x floor is the median over the rounds; a machine that does other work widens it",
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
