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
  const roots = new Set(referencesOf(text).map(({ root }) => root));
  if (roots.size === 0) return { text, from: "" };
  const run = (await call(listRuns, { query: { graph: graphId, status: "succeeded,failed,cancelled", limit: 1 } })).items[0];
  if (run === undefined) return { missing: "Run the graph once: the preview takes its values from the last run." };
  const values = new Map<string, JsonValue>([["run", { id: run.id, startedAt: run.startedAt }]]);
  await Promise.all(graph.nodes.filter((node) => roots.has(node.id)).map(async (node) => values.set(node.id, await valueOf(run.id, node))));
  try {
    return { text: toText(await resolveTemplate(text, (root) => values.get(root))), from: `run ${run.number}` };
  } catch (cause) {
    if (cause instanceof StepError) return { missing: `${cause.message.replace("this run", `run ${run.number}`)}` };
    return { missing: "The text has a reference that cannot be read." };
  }
}

/** What `{{node…}}` reads, as far as a step's record tells. */
async function valueOf(runId: string, node: GraphNode): Promise<JsonValue> {
  const step = await call(getStep, { params: { runId, stepId: node.id } }).catch(() => null);
  if (step === null) return {};
  const fields = definitionOf(node.kind)?.role === "input" && isObject(step.output) ? step.output : {};
  return { ...fields, output: step.output, ...(step.error !== null && { error: { code: step.error.code, message: step.error.message } }) };
}
