import { ownerId, runId, type RunId } from "@/lib/core/ids";
import { startRun } from "@/lib/runtime/start";
import { crashSpecs } from "./graphs";

/** Starts the n-th run of a drill. */
export type Starter = (index: number) => Promise<RunId>;

/** As the API does behind its checks, without a web server. */
export const startDirectly: Starter = async (index) => {
  const spec = crashSpecs[index % crashSpecs.length];
  if (spec === undefined) throw new Error("no graph to run");
  const graph = { version: 1 as const, name: "Crash", nodes: [], edges: [] };
  const run = { graph, spec, specHash: "crash", graphId: null, version: null, input: { topic: `Heat pumps ${index}` }, simulated: true };
  return (await startRun({ ownerId: ownerId.parse("local") }, run)).id;
};

/** Through the API, asked again with the same key until it answers: a web server that is killed in between must not start two. */
export async function startOverHttp(url: string, keyPrefix: string): Promise<Starter> {
  const graph = await post(`${url}/api/v1/graphs`, researchGraph);
  return async (index) => {
    const body = { input: { topic: `Heat pumps ${index}` }, idempotencyKey: `${keyPrefix}-${index}` };
    for (;;) {
      const made = await post(`${url}/api/v1/graphs/${graph.id}/runs`, body).catch(() => null);
      if (made !== null) return runId.parse(made.id);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
}

async function post(url: string, body: object): Promise<{ id: string }> {
  const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json() as Promise<{ id: string }>; // both answers carry an id
}

const at = { x: 0, y: 0 };
const flow = (id: string, source: string, target: string) => ({ id, kind: "flow", source, sourcePort: "out", target, targetPort: "in" });

const researchGraph = {
  version: 1,
  name: "Crash",
  nodes: [
    { id: "question", kind: "input", name: "Question", position: at, config: { fields: [{ key: "topic", type: "text", required: true }] } },
    {
      id: "plan",
      kind: "planner",
      name: "Planner",
      position: at,
      config: { model: "claude-sonnet-5-5", prompt: "Research {{question.topic}}.", maxRounds: 2 },
    },
    {
      id: "worker",
      kind: "executor",
      name: "Researcher",
      position: at,
      config: { model: "claude-haiku-5-5", prompt: "{{task.objective}}" },
    },
    { id: "brief", kind: "output", name: "Brief", position: at, config: { value: "{{plan.output}}" } },
  ],
  edges: [flow("e1", "question", "plan"), { id: "e2", kind: "delegate", source: "plan", target: "worker" }, flow("e3", "plan", "brief")],
};
