import type { Problem } from "@/lib/core/errors";
import { nodeId } from "@/lib/core/ids";
import { checkServers, type KnownNames } from "@/lib/compile/check-connections";
import { checkEdges } from "@/lib/compile/check-edges";
import { checkModels } from "@/lib/compile/check-models";
import { checkNodes } from "@/lib/compile/check-nodes";
import { checkOrder } from "@/lib/compile/check-order";
import { checkPolicy } from "@/lib/compile/check-policy";
import { problemList, type ProblemSink } from "@/lib/compile/report";
import { checkTexts } from "@/lib/compile/check-texts";
import { isObject } from "@/lib/core/json";
import type { Graph, GraphEdge, GraphNode } from "@/lib/graph/document";
import { formatProblems } from "@/lib/graph/format-problems";
import { schemaFault } from "@/lib/graph/schema-fault";
import { wire, type Wiring } from "@/lib/graph/wiring";
import type { ModelCatalogue } from "@/lib/model/catalogue";
import type { CompileContext } from "@/lib/nodes/kit";
import { definitionOf } from "@/lib/nodes/definitions";
import { edgesOf } from "@/lib/compile/edges-of";
import { callOf } from "@/lib/spec/call-of";
import type { Delegate, Operation } from "@/lib/spec/spec";

export type Checked = { problems: Problem[]; wiring: Wiring; works: Map<string, Operation> };

/** All checks over one wiring of the graph, and what each node compiles to. */
export function checkWhole(graph: Graph, catalogue: ModelCatalogue, known: KnownNames, subgraph: CompileContext["subgraph"]): Checked {
  const { report, problems } = problemList();
  problems.push(...formatProblems(graph));
  const wiring = wire(graph);
  checkNodes(graph, wiring, report);
  checkEdges(graph, wiring, report);
  checkOrder(wiring, report);
  const works = new Map<string, Operation>();
  for (const node of wiring.executed) {
    const work = workOf(node, wiring, subgraph, report);
    checkPolicy(node, work, report);
    if (work === null) continue;
    works.set(node.id, work);
    checkModels(node, work, catalogue, report);
    checkOutputSchema(node, work, report);
    checkServers(node, work, known, report);
  }
  checkTexts(wiring, known, report);
  return { problems, wiring, works };
}

function workOf(node: GraphNode, wiring: Wiring, subgraph: CompileContext["subgraph"], report: ProblemSink): Operation | null {
  const definition = definitionOf(node.kind);
  const delegates = (wiring.delegatesOf.get(node.id) ?? []).toSorted().flatMap((id) => toDelegate(wiring.nodes.get(id)));
  return (
    definition?.compile(node.config, {
      node,
      delegates,
      result: edgesOf(wiring.results.get(node.id)),
      taken: new Set(leaving(node, wiring).map((edge) => edge.sourcePort ?? "")),
      subgraph,
      report: (problem) => report({ ...problem, nodeId: node.id, field: problem.field || undefined }),
    }) ?? null
  );
}

/** Inside a container, what leads to its inner end leaves the node too. */
function leaving({ id, parent }: GraphNode, { outgoing, results }: Wiring): GraphEdge[] {
  const ends = parent === undefined ? [] : (results.get(parent) ?? []);
  return [...(outgoing.get(id) ?? []), ...ends.filter((edge) => edge.source === id)];
}

function toDelegate(node: GraphNode | undefined): Delegate[] {
  if (!node) return [];
  const asks = definitionOf(node.kind)?.asks(node.config);
  const id = nodeId.safeParse(node.id);
  if (!id.success) return [];
  const model = typeof asks?.model === "string" && asks.model !== "" ? asks.model : null;
  return [{ id: id.data, name: node.name || node.id, description: node.description ?? "", model, taskModels: asks?.taskModels ?? [] }];
}

function checkOutputSchema(node: GraphNode, work: Operation, report: ProblemSink): void {
  const schema = callOf(work)?.outputSchema ?? null;
  const fault = isObject(schema) ? schemaFault(schema, "output schema") : null;
  if (fault === null) return;
  const hint = "Use type, properties, required, items, enum, const, anyOf, $defs and $ref.";
  report({ code: "schema_unsupported", nodeId: node.id, field: "outputSchema", message: fault, hint });
}
