import "server-only";
import { toStepId, type NodeId } from "@/lib/core/ids";
import type { Part, Spec } from "@/lib/spec/spec";

/**
 * The steps whose output is the run's input or a copy of it: where inputs are hidden, theirs are too. What a model wrote about an
 * input is its output, not the input.
 */
export function inputCarriers(spec: Spec): ReadonlySet<string> {
  const nodes = new Set<NodeId>();
  // In topological order: what a part copies from was decided before.
  for (const part of spec.parts) if (carries(part, nodes)) nodes.add(part.id);
  return new Set([...nodes].map((id) => toStepId(id, "")));
}

function carries(part: Part, carriers: ReadonlySet<NodeId>): boolean {
  const fed = part.needs.some((need) => carriers.has(need.from));
  switch (part.work.op) {
    case "receive":
      return true;
    case "join":
    case "choose":
      return fed;
    case "value":
      return roots(JSON.stringify(part.work.template)).some((root) => (root === "value" ? fed : carriers.has(root as NodeId))); // a root is a node's id or a word of ours
    case "call":
    case "plan":
    case "fetch":
    case "tool":
      return false;
  }
}

function roots(template: string): string[] {
  return [...template.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] ?? "");
}
