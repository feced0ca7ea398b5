import "server-only";
import { closest } from "@/lib/core/closest";
import { isHidden } from "@/lib/core/hidden";
import { nodeId, runId, type RunId, type StepId } from "@/lib/core/ids";
import { isObject, type JsonObject, type JsonValue } from "@/lib/core/json";
import { mergePatch } from "@/lib/core/merge-patch";
import { err, ok, type Result } from "@/lib/core/result";
import type { Problem } from "@/lib/core/errors";
import { readFacts } from "@/lib/data/events";
import type { Asker } from "@/lib/data/owners";
import { loadPayloads } from "@/lib/data/payloads";
import { findRunHead } from "@/lib/data/runs";
import type { Graph } from "@/lib/graph/document";
import type { InputProblem } from "@/lib/graph/input";
import { parseGraph } from "@/lib/graph/parse";
import { runGraph, type NotRun, type Wish } from "@/lib/runtime/run-graph";
import { emptyRun, fold } from "@/lib/trace/fold";
import type { RunView, StepView } from "@/lib/trace/run-view";

export type ForkWish = Omit<Wish, "input" | "origin" | "idempotencyKey"> & {
  from?: string | undefined;
  edits?: Record<string, JsonObject> | undefined;
  outputs?: Record<string, JsonValue> | undefined;
  input?: JsonObject | undefined;
  recorded?: true | undefined;
};

export type NotForked = NotRun | { as: "missing" };

/** A new run that names its origin (F1): the graph as it ran, with edits, and which steps are done anew. The origin is never changed. */
export async function forkRun(asker: Asker, id: string, wish: ForkWish): Promise<Result<{ id: RunId; isNew: boolean }, NotForked>> {
  const head = await findRunHead(asker, id);
  if (head === null) return err({ as: "missing" });
  const view = fold(emptyRun(runId.parse(id)), await readFacts(asker, id, head.seq, null));
  const { from, edits = {}, outputs = {}, recorded = false, input, ...rest } = wish;
  const steps = recorded ? ok([...view.steps.keys()]) : stepsFrom(view, from);
  const unknown = [...(steps.ok ? [] : [steps.error]), ...unknownOutputs(view, outputs), ...unknownNodes(head.graph, edits)];
  if (unknown.length > 0 || !steps.ok) return err({ as: "input_invalid", errors: unknown });
  const edited = withEdits(head.graph, edits);
  if (!edited.ok) return err({ as: "graph_invalid", problems: edited.error });
  if (input === undefined && isHidden(view.input))
    return err({
      as: "input_invalid",
      errors: [{ field: "input", message: "The input of this run was hidden when it was shared: give one." }],
    });
  const given = input ?? (await loadPayloads(asker, id, [view.input]))(view.input);
  const isSame = Object.keys(edits).length === 0;
  const source = { graph: edited.value, graphId: view.graphId, version: isSame ? view.version : null };
  const origin = { runId: view.id, from: from ?? "", steps: steps.value, outputs, recorded };
  return runGraph(asker, source, {
    ...rest,
    input: isObject(given) ? given : {},
    origin,
    ...(recorded ? { simulated: view.simulated } : {}),
  });
}

/** The steps that `from` names: one step, all steps of a node, or all that did not succeed (F4). */
function stepsFrom(view: RunView, from: string | undefined): Result<StepId[], InputProblem> {
  if (from === undefined) return ok([]);
  const steps = [...view.steps.values()];
  const chosen = from === "failed" ? steps.filter(isUndone) : steps.filter((step) => step.id === from || step.nodeId === from);
  if (chosen.length > 0) return ok(chosen.map((step) => step.id));
  if (from === "failed") return err({ field: "from", message: "Nothing of this run failed, so there is nothing to try again." });
  const near = closest(
    from,
    steps.flatMap((step) => [step.id, step.nodeId]),
  );
  const hint = near === null ? "" : ` Did you mean ${near}?`;
  return err({ field: "from", message: `This run has no step or node ${from}.${hint}` });
}

function isUndone({ status }: StepView): boolean {
  return status === "failed" || status === "cancelled";
}

function unknownOutputs(view: RunView, outputs: Record<string, JsonValue>): InputProblem[] {
  const known = new Set<string>(
    [...view.steps.values()].filter((step) => step.output !== null || step.status === "succeeded").map((step) => step.id),
  );
  return Object.keys(outputs)
    .filter((id) => !known.has(id))
    .map((id) => ({ field: `outputs.${id}`, message: `This run has no output of a step ${id} that could be replaced.` }));
}

function unknownNodes(graph: Graph, edits: Record<string, JsonObject>): InputProblem[] {
  return Object.keys(edits)
    .filter((id) => !nodeId.safeParse(id).success || !graph.nodes.some((node) => node.id === id))
    .map((id) => ({ field: `edits.${id}`, message: `The graph of this run has no node ${id}.` }));
}

/** Edits go through the format like any document: what breaks it is refused with every problem. */
function withEdits(graph: Graph, edits: Record<string, JsonObject>): Result<Graph, Problem[]> {
  const nodes = graph.nodes.map((node) => {
    const patch = Object.hasOwn(edits, node.id) ? edits[node.id] : undefined;
    return patch === undefined ? node : { ...node, config: mergePatch(node.config, patch) };
  });
  return parseGraph(JSON.parse(JSON.stringify({ ...graph, nodes })));
}
