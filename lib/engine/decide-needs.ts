import type { NodeId, StepId } from "@/lib/core/ids";
import { stepIdIn, type Scope } from "@/lib/engine/scope";
import { isSettled, livePorts } from "@/lib/engine/step-state";
import { partsOf } from "@/lib/spec/parts-of";
import type { Part, Spec } from "@/lib/spec/spec";
import type { RunView } from "@/lib/trace/run-view";

/** Of a flow edge: its source is still open, or it leaves by another port, or it leads here. */
export type NeedState = "open" | "dead" | "live";

export function needsOf(run: RunView, scope: Scope, part: Part, skipped: ReadonlySet<StepId>): NeedState[] {
  return part.needs.map(({ from, port }) => {
    if (from === scope.container) return "live";
    const source = partsOf(scope.spec).get(from);
    const id = source === undefined ? null : stepIdIn(scope, source);
    if (id === null || skipped.has(id)) return "dead";
    const step = run.steps.get(id);
    if (step === undefined || !isSettled(step)) return "open";
    return livePorts(step, source).includes(port) ? "live" : "dead";
  });
}

/** A step starts when all that it needs is settled and something of it leads here; a join of so many as soon as these have come. */
export function readiness(part: Part, needs: readonly NeedState[]): "ready" | "wait" | "skip" {
  const live = needs.filter((need) => need === "live").length;
  const enough = part.work.op === "join" ? part.work.count : null;
  if (enough !== null && live >= enough) return "ready";
  if (needs.includes("open")) return "wait";
  return live > 0 || needs.length === 0 ? "ready" : "skip";
}

const known = new WeakMap<Part, Part[]>();

/** The parts of whose values nobody but this join hears: what they do is for nothing once it has begun. */
export function restOf(spec: Spec, join: Part): readonly Part[] {
  const before = known.get(join);
  if (before !== undefined) return before;
  const consumers = new Map<NodeId, NodeId[]>();
  for (const part of spec.parts) for (const { from } of part.needs) consumers.set(from, [...(consumers.get(from) ?? []), part.id]);
  // Parts stand in topological order: from the end on, what hears of each one is known before it.
  const only = new Set<NodeId>([join.id]);
  const rest: Part[] = [];
  for (const part of spec.parts.toReversed()) {
    const next = consumers.get(part.id) ?? [];
    if (part.parent !== join.parent || part.delegateOf.length > 0 || next.length === 0 || !next.every((id) => only.has(id))) continue;
    only.add(part.id);
    rest.push(part);
  }
  known.set(join, rest);
  return rest;
}
