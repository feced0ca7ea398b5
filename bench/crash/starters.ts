import { compile } from "@/lib/compile/compile";
import type { JsonObject } from "@/lib/core/json";
import { ownerId, runId, type RunId } from "@/lib/core/ids";
import type { Graph } from "@/lib/graph/document";
import { serializeGraph } from "@/lib/graph/serialize";
import { catalogue } from "@/lib/model/catalogue";
import { startRun } from "@/lib/runtime/start";

/** Starts the n-th run of a drill: its graphs take turns. */
export type Starter = (index: number) => Promise<RunId>;

/** As the API does behind its checks, without a web server. */
export function startDirectly(graphs: Graph[]): Starter {
  const compiled = graphs.map((graph) => ({ graph, ...compiledOf(graph) }));
  return async (index) => {
    const { graph, spec, hash } = turn(compiled, index);
    const run = { graph, spec, specHash: hash, graphId: null, version: null, input: inputOf(index), simulated: true };
    return (await startRun({ ownerId: ownerId.parse("local") }, run)).id;
  };
}

/** Through the API, asked again with the same key until it answers: a web server that is killed in between must not start two. */
export async function startOverHttp(url: string, graphs: Graph[], keyPrefix: string): Promise<Starter> {
  const saved: { id: string }[] = [];
  for (const graph of graphs) saved.push(await post(`${url}/api/v1/graphs`, serializeGraph(graph)));
  return async (index) => {
    const body = JSON.stringify({ input: inputOf(index), idempotencyKey: `${keyPrefix}-${index}` });
    for (;;) {
      const made = await post(`${url}/api/v1/graphs/${turn(saved, index).id}/runs`, body).catch(() => null);
      if (made !== null) return runId.parse(made.id);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
}

/** No two runs ask anything outside the same: what a tool is asked names its run. */
function inputOf(index: number): JsonObject {
  return { topic: `Heat pumps ${index}`, items: ["costs", "noise", "winters", "grants"].map((item) => `${item} ${index}`) };
}

function compiledOf(graph: Graph) {
  const compiled = compile(graph, { catalogue });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return compiled.value;
}

function turn<T>(list: T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new Error("no graph to run");
  return found;
}

async function post(url: string, body: string): Promise<{ id: string }> {
  const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json() as Promise<{ id: string }>; // both answers carry an id
}
