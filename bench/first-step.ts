import { localPerson } from "@/lib/data/owners";
import { runGraph } from "@/lib/runtime/run-graph";
import type { Engine } from "./engine";
import type { Workload } from "./workload";

/** Milliseconds from a request being taken (compile, check, insert) to its first `step.started` being stored; one run at a time. */
export async function firstSteps(engine: Engine, { graph }: Workload, runs: number): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const begin = performance.now();
    const { id, commits } = await engine.commits(async () => {
      const started = await runGraph(localPerson, { graph, graphId: null, version: null }, { input: {} });
      if (!started.ok) throw new Error(`not run: ${JSON.stringify(started.error)}`);
      return started.value.id;
    });
    const events = await engine.events(id);
    const first = events.find((event) => event.type === "step.started")?.seq ?? Infinity;
    const commit = commits.find((candidate) => candidate.seq >= first);
    if (commit === undefined) throw new Error(`run ${id} has no first step`);
    times.push(commit.at - begin);
  }
  return times;
}
