import type { Operation, Spec } from "@/lib/spec/spec";

/** The specs that a part may run inside of itself: that of a sub-graph, those that a model may call as tools. */
export function innerSpecs(work: Operation): Spec[] {
  if (work.op === "invoke") return [work.spec];
  if (work.op !== "call") return [];
  return (work.toolbox?.tools ?? []).flatMap((tool) => (tool.type === "subgraph" ? [tool.spec] : []));
}

/** The spec that a model calls by this name; null: it has no such tool. */
export function toolSpec(work: Operation, name: string): Spec | null {
  if (work.op !== "call") return null;
  const tool = work.toolbox?.tools.find((candidate) => candidate.type === "subgraph" && candidate.name === name);
  return tool?.type === "subgraph" ? tool.spec : null;
}

/** What a spec is to be given: the fields of its input. */
export function inputFields(spec: Spec) {
  const work = spec.parts.find((part) => part.id === spec.input)?.work;
  return work?.op === "receive" ? work.fields : [];
}
