import { readFileSync } from "node:fs";
import path from "node:path";
import type { Graph } from "@/lib/graph/document";
import { parseGraph } from "@/lib/graph/parse";
import { compileGraph } from "@/lib/runtime/compile-graph";
import { projectRoot } from "@/lib/runtime/project-root";
import type { Spec } from "@/lib/spec/spec";
import type { Task } from "@/lib/trace/task";

/** The same work for whoever is measured. `units`: its longest path, in latencies. */
export type Workload = {
  name: WorkloadName;
  what: string;
  graph: Graph;
  spec: Spec;
  specHash: string;
  tasks: Task[];
  calls: number;
  units: number;
  runs: number;
};

const known = {
  W1: { what: "chain of 20", calls: 20, units: 20, runs: 1 },
  W2: { what: "1, then 50 at once, then 1", calls: 52, units: 3, runs: 1 },
  W3: { what: "lattice of 10 x 10", calls: 100, units: 10, runs: 1 },
  W4: { what: "plan of 20 tasks", calls: 21, units: 8, runs: 1 },
  W5: { what: "100 chains of 5 at once", calls: 500, units: 5, runs: 100 },
};
export type WorkloadName = keyof typeof known;
export const workloadNames = Object.keys(known) as WorkloadName[]; // the keys of a constant are its key type
export const plans = { W4: "W4.plan.json" };

export function workload(name: WorkloadName): Workload {
  const parsed = parseGraph(read(`${name}.baton.json`));
  if (!parsed.ok) throw new Error(`${name} does not parse: ${JSON.stringify(parsed.error)}`);
  const compiled = compileGraph(parsed.value);
  if (!compiled.ok) throw new Error(`${name} does not compile: ${JSON.stringify(compiled.error)}`);
  const { spec, hash } = compiled.value;
  // The benchmark's own file, which its server sends as the planner's answer.
  const tasks = name === "W4" ? (read(plans.W4) as { tasks: Task[] }).tasks : [];
  return { name, graph: parsed.value, spec, specHash: hash, tasks, ...known[name] };
}

export function fileOf(name: string): string {
  return path.join(projectRoot(), "bench", "workloads", name);
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(fileOf(name), "utf8"));
}
