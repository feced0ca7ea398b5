import "server-only";
import type { NodeId, StepId } from "@/lib/core/ids";
import type { JsonValue } from "@/lib/core/json";
import type { Part, Spec } from "@/lib/spec/spec";
import { expressionReferences } from "@/lib/template/expression-references";

/**
 * The nodes whose output is the run's input or a copy of it: where inputs are hidden, theirs are too. What a model wrote about an
 * input is its output, not the input.
 */
export function inputCarriers(spec: Spec): ReadonlySet<string> {
  // A container first: what stands inside of it reads its items, and comes before it in topological order.
  const nodes = new Set(spec.parts.flatMap((part) => (alwaysCarries(part) ? [part.id] : [])));
  // What else a part copies from was decided before it.
  for (const part of spec.parts) {
    if (carries(part, nodes)) nodes.add(part.id);
    // Inside of a sub-graph nobody follows what its input was made of: all that no model wrote may be a copy.
    if (part.work.op === "invoke") for (const id of innerCarriers(part.work.spec)) nodes.add(id);
  }
  return nodes;
}

/** The node that a step belongs to. */
export function nodeOfStep(step: StepId): string {
  return step.split("~")[0] ?? step;
}

function alwaysCarries({ work }: Part): boolean {
  return work.op === "receive" || work.op === "each" || work.op === "repeat" || work.op === "invoke";
}

function carries(part: Part, carriers: ReadonlySet<NodeId>): boolean {
  const fed = part.needs.some((need) => carriers.has(need.from) || need.from === part.parent);
  // A root is a node's id or a word of ours.
  const reads = (names: string[]) => names.some((root) => (root === "value" ? fed : carriers.has(root as NodeId)));
  switch (part.work.op) {
    case "receive":
    case "each":
    case "repeat":
    case "invoke":
      return true;
    case "join":
    case "choose":
      return fed;
    case "value":
      return reads(roots(part.work.template));
    case "ask":
      return reads(roots(part.work.value));
    case "compute":
      return part.work.expression === null
        ? reads(roots(part.work.template))
        : reads(expressionReferences(part.work.expression).map(({ root }) => root));
    case "call":
    case "plan":
    case "judge":
    case "fetch":
    case "tool":
      return false;
  }
}

function innerCarriers(spec: Spec): NodeId[] {
  return spec.parts.flatMap((part) => {
    if (part.work.op === "call" || part.work.op === "plan" || part.work.op === "judge") return [];
    return part.work.op === "invoke" ? [part.id, ...innerCarriers(part.work.spec)] : [part.id];
  });
}

function roots(template: JsonValue): string[] {
  return [...JSON.stringify(template).matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] ?? "");
}
