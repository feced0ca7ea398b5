import { approvalNode } from "@/lib/nodes/approval/definition";
import { evaluatorNode } from "@/lib/nodes/evaluator/definition";
import { executorNode } from "@/lib/nodes/executor/definition";
import { httpNode } from "@/lib/nodes/http/definition";
import { inputNode } from "@/lib/nodes/input/definition";
import type { NodeDefinition } from "@/lib/nodes/kit";
import { loopNode } from "@/lib/nodes/loop/definition";
import { mapNode } from "@/lib/nodes/map/definition";
import { mergeNode } from "@/lib/nodes/merge/definition";
import { noteNode } from "@/lib/nodes/note/definition";
import { outputNode } from "@/lib/nodes/output/definition";
import { plannerNode } from "@/lib/nodes/planner/definition";
import { routerNode } from "@/lib/nodes/router/definition";
import { subgraphNode } from "@/lib/nodes/subgraph/definition";
import { toolNode } from "@/lib/nodes/tool/definition";
import { transformNode } from "@/lib/nodes/transform/definition";

/** Every kind that this version knows. One line here; the type checker names every other place that needs one. */
export const definitions = {
  input: inputNode,
  output: outputNode,
  planner: plannerNode,
  executor: executorNode,
  evaluator: evaluatorNode,
  router: routerNode,
  map: mapNode,
  loop: loopNode,
  merge: mergeNode,
  subgraph: subgraphNode,
  transform: transformNode,
  http: httpNode,
  tool: toolNode,
  approval: approvalNode,
  note: noteNode,
} satisfies { [K in string]: NodeDefinition<K> };

export type NodeKind = keyof typeof definitions;

/** Undefined for a kind that this version does not know: such a node is kept, drawn and reported (G8). */
export function definitionOf(kind: string): NodeDefinition | undefined {
  return Object.hasOwn(definitions, kind) ? definitions[kind as NodeKind] : undefined; // hasOwn has just proved it
}
