import { call } from "@/lib/contract/client";
import { listRuns } from "@/lib/contract/runs";
import { getStep } from "@/lib/contract/steps";
import { StepError } from "@/lib/core/errors";
import { isObject, type JsonValue } from "@/lib/core/json";
import type { Graph, GraphNode } from "@/lib/graph/document";
import { definitionOf } from "@/lib/nodes/definitions";
import type { Preview } from "@/lib/nodes/inspector-props";
import { referencesOf } from "@/lib/template/references";
import { resolveTemplate, toText } from "@/lib/template/resolve";

/** A text as it would be sent with what the last run that ended came to. Nothing is run. */
export async function previewOf(graphId: string, graph: Graph, text: string): Promise<Preview> {
  const roots = [...new Set(referencesOf(text).map(({ root }) => root))];
  if (roots.length === 0) return { text, from: "" };
  const { number, values } = await lastValues(graphId, graph, roots);
  if (number === null) return { missing: "Run the graph once: the preview takes its values from the last run." };
  try {
    return { text: toText(await resolveTemplate(text, (root) => values.get(root))), from: `run ${number}` };
  } catch (cause) {
    if (cause instanceof StepError) return { missing: cause.message.replace("this run", `run ${number}`) };
    return { missing: "The text has a reference that cannot be read." };
  }
}

type LastValues = { number: number | null; values: ReadonlyMap<string, JsonValue> };

/** What these roots were in the last run of the graph that ended; `number` null: there is none. */
export async function lastValues(graphId: string, graph: Graph, roots: readonly string[]): Promise<LastValues> {
  const run = (await call(listRuns, { query: { graph: graphId, status: "succeeded,failed,cancelled", limit: 1 } })).items[0];
  if (run === undefined) return { number: null, values: new Map() };
  const nodes = graph.nodes.filter((node) => roots.includes(node.id));
  const found = await Promise.all(nodes.map(async (node) => [node.id, await valueOf(run.id, node)] as const));
  return { number: run.number, values: new Map<string, JsonValue>([["run", { id: run.id, startedAt: run.startedAt }], ...found]) };
}

/** What `{{node…}}` reads, as far as a step's record tells. */
async function valueOf(runId: string, node: GraphNode): Promise<JsonValue> {
  const step = await call(getStep, { params: { runId, stepId: node.id } }).catch(() => null);
  if (step === null) return {};
  const fields = definitionOf(node.kind)?.role === "input" && isObject(step.output) ? step.output : {};
  return { ...fields, output: step.output, ...(step.error !== null && { error: { code: step.error.code, message: step.error.message } }) };
}
