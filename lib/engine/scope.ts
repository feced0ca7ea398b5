import type { StepFailure } from "@/lib/core/errors";
import { toStepId, type NodeId, type StepId } from "@/lib/core/ids";
import { toolSpec } from "@/lib/spec/inner-specs";
import { partsOf } from "@/lib/spec/parts-of";
import type { Part, Spec } from "@/lib/spec/spec";
import type { RunView, StepView } from "@/lib/trace/run-view";

/** Which spec a path is read in: that of the run, or of a sub-graph in it, and the path at which that one begins. */
export type Program = { spec: Spec; base: string };

/** A place in a run where parts stand: its top level, one turn of a map or a loop, the inside of a sub-graph. */
export type Scope = Program & {
  /** The part whose inside it is; null: the spec's own top level. */
  container: NodeId | null;
  path: string;
  parentId: StepId | null;
};

export function topScope(spec: Spec): Scope {
  return { spec, base: "", container: null, path: "", parentId: null };
}

/** One turn of a container's step: an item of a map, an iteration of a loop, the one turn of a sub-graph, one that a model called. */
export function turnScope(program: Program, part: Part, step: Pick<StepView, "id" | "path" | "inside">, index: number): Scope {
  if (part.work.op === "invoke") {
    const path = below(step.path, part.id);
    return { spec: part.work.spec, base: path, container: null, path, parentId: step.id };
  }
  if (part.work.op === "call") {
    const tool = step.inside?.called?.[index]?.tool ?? "";
    const inner = toolSpec(part.work, tool);
    if (inner === null) throw new Error(`the model of ${step.id} called ${tool}, which its spec does not have`);
    const path = below(step.path, `${part.id}.${tool}[${index}]`);
    return { spec: inner, base: path, container: null, path, parentId: step.id };
  }
  return { ...program, container: part.id, path: below(step.path, `${part.id}[${index}]`), parentId: step.id };
}

export function below(path: string, segment: string): string {
  return path === "" ? segment : `${path}/${segment}`;
}

const known = new WeakMap<Spec, Map<NodeId | null, Part[]>>();

/** The parts that stand in a scope and are started by what comes before them, in the order of the spec. */
export function partsIn({ spec, container }: Pick<Scope, "spec" | "container">): readonly Part[] {
  const before = known.get(spec);
  if (before !== undefined) return before.get(container) ?? [];
  const groups = new Map<NodeId | null, Part[]>();
  for (const part of spec.parts) {
    if (part.delegateOf.length > 0) continue;
    const group = groups.get(part.parent);
    if (group === undefined) groups.set(part.parent, [part]);
    else group.push(part);
  }
  known.set(spec, groups);
  return groups.get(container) ?? [];
}

/** Where a part of the same spec stands as seen from a path: in the same turn of every container that holds both. */
export function pathSeenFrom({ spec, base, path }: Program & { path: string }, id: NodeId): string {
  const depth = holdersOf(spec, id).length;
  if (depth === 0) return base;
  const above = base === "" ? 0 : base.split("/").length;
  return path
    .split("/")
    .slice(0, above + depth)
    .join("/");
}

/** The containers around a part, from the outside in. A spec from elsewhere may make a circle of them: it ends where it comes round. */
export function holdersOf(spec: Spec, id: NodeId): NodeId[] {
  const parts = partsOf(spec);
  const holders: NodeId[] = [];
  for (let at = parts.get(id)?.parent ?? null; at !== null && !holders.includes(at); at = parts.get(at)?.parent ?? null)
    holders.unshift(at);
  return holders;
}

/**
 * The spec that a step's part belongs to, by its path: a segment that is a part's bare id leads into that sub-graph, `part.tool[n]` into
 * one that a model called.
 */
export function programAt(spec: Spec, path: string): Program {
  let program: Program = { spec, base: "" };
  let at = "";
  for (const segment of path === "" ? [] : path.split("/")) {
    at = below(at, segment);
    const [, caller, tool] = /^([^.[]+)\.([^.[]+)\[\d+\]$/.exec(segment) ?? [];
    if (caller !== undefined && tool !== undefined) {
      const called = partsOf(program.spec).get(caller as NodeId); // an id, or there is no such part
      const inner = called === undefined ? null : toolSpec(called.work, tool);
      if (inner === null) throw new Error(`the path ${path} leads through ${segment}, which is no tool`);
      program = { spec: inner, base: at };
      continue;
    }
    if (/[[.]/.test(segment)) continue;
    const work = partsOf(program.spec).get(segment as NodeId)?.work; // an id, or there is no such part
    if (work?.op !== "invoke") throw new Error(`the path ${path} leads through ${segment}, which is no sub-graph`);
    program = { spec: work.spec, base: at };
  }
  return program;
}

/** The turn of a container that a path runs through. */
export function turnOf(program: Program & { path: string }, container: NodeId): { stepPath: string; index: number } {
  const stepPath = pathSeenFrom(program, container);
  const rest = stepPath === "" ? program.path : program.path.slice(stepPath.length + 1);
  return { stepPath, index: Number(/^[^/[]*\[(\d+)\]/.exec(rest)?.[1] ?? 0) };
}

/** The first failure that was left to what the step stands in. */
export function failureIn(run: RunView, scope: Scope): StepFailure | null {
  for (const part of partsIn(scope)) {
    const step = run.steps.get(stepIdIn(scope, part));
    if (step?.status === "failed" && (step.handledBy === "run" || step.handledBy === "container")) return step.error;
  }
  return null;
}

export function stepIdIn(scope: Scope, part: Pick<Part, "id">): StepId {
  return toStepId(part.id, scope.path);
}
