import { compareIds, edgesOf } from "@/lib/compile/edges-of";
import { nodeId } from "@/lib/core/ids";
import type { Graph, GraphNode, Policy } from "@/lib/graph/document";
import type { Wiring } from "@/lib/graph/wiring";
import { definitionOf } from "@/lib/nodes/definitions";
import { spec as specSchema, type Operation, type Spec, type StepPolicy } from "@/lib/spec/spec";

/** The spec of a graph without errors. `works`: what each node compiled to. */
export function toSpec(graph: Graph, wiring: Wiring, works: Map<string, Operation>): Spec {
  const parts = wiring.executed
    .map((node) => toPart(node, wiring, works))
    .sort((a, b) => a.order - b.order || compareIds(a.part.id, b.part.id));
  return specSchema.parse({
    format: 1,
    name: graph.name,
    input: withRole(wiring, "input")[0],
    outputs: withRole(wiring, "output").sort(compareIds),
    limits: toLimits(graph),
    parts: parts.map(({ part }) => part),
  });
}

function withRole(wiring: Wiring, role: "input" | "output"): string[] {
  return wiring.executed.filter((node) => definitionOf(node.kind)?.role === role).map((node) => node.id);
}

function toLimits({ limits = {} }: Graph): Spec["limits"] {
  const { maxCostUsd, maxTokens = null, maxSeconds = 3_600, concurrency = 16 } = limits;
  return { maxCostNanoUsd: maxCostUsd === undefined ? null : toNano(maxCostUsd), maxTokens, maxSeconds, concurrency };
}

function toPart(node: GraphNode, wiring: Wiring, works: Map<string, Operation>) {
  const planners = wiring.plannersOf.get(node.id) ?? [];
  const part = {
    id: nodeId.parse(node.id),
    kind: node.kind,
    name: node.name || node.id,
    parent: node.parent === undefined ? null : nodeId.parse(node.parent),
    needs: edgesOf(wiring.incoming.get(node.id)),
    delegateOf: planners.map((id) => nodeId.parse(id)).sort(compareIds),
    ports: definitionOf(node.kind)?.ports(node.config, node.policy).out ?? [],
    policy: toPolicy(node.policy ?? {}),
    work: works.get(node.id),
  };
  // Delegates after everything else, as they start when a plan says so.
  return { part, order: planners.length > 0 ? Infinity : (wiring.upstream.rank.get(node.id) ?? 0) };
}

function toNano(usd: number): string {
  return String(Math.round(usd * 1e9));
}

function toPolicy(policy: Policy): StepPolicy {
  const { retry, timeoutSeconds = 600, idleSeconds = 60, onError = "fail", fallbackModels = [], maxCostUsd, overBudget = "stop" } = policy;
  const { overContext = "fail", cacheResult = false } = policy;
  return {
    attempts: retry?.attempts ?? 3,
    timeoutMs: timeoutSeconds * 1_000,
    idleMs: idleSeconds * 1_000,
    onError,
    fallbackModels,
    maxCostNanoUsd: maxCostUsd === undefined ? null : toNano(maxCostUsd),
    overBudget,
    ...(overContext === "fail" ? {} : { overContext }),
    ...(cacheResult ? { cacheResult } : {}),
  };
}
