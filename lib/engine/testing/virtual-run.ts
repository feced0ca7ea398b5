import { runId } from "@/lib/core/ids";
import { decide } from "@/lib/engine/decide";
import { takesSlot, type Start } from "@/lib/engine/decision";
import type { Spec } from "@/lib/spec/spec";
import { toDraft } from "@/lib/trace/draft";
import type { EventBody } from "@/lib/trace/event";
import { emptyRun, foldInto } from "@/lib/trace/fold";
import { noTokens } from "@/lib/trace/tokens";

/** What a run on a virtual clock came to: when it ended, and how many steps worked at once at most. */
export type VirtualRun = { makespan: number; mostAtOnce: number; steps: number };

/**
 * Runs a spec by its decisions alone, on a clock that jumps from one end of a step to the next: each part takes as long as `weight`
 * says, what takes no slot takes no time. Nothing is called and nothing waits, so that only the order of things is measured.
 */
export function virtualRun(spec: Spec, weight: (part: string) => number): VirtualRun {
  const view = toDraft(emptyRun(runId.parse("run1")));
  let now = 0;
  const emit = (event: EventBody) => foldInto(view, { ...event, seq: view.seq + 1, at: new Date(now).toISOString() });
  const working = new Map<Start, number>();
  let mostAtOnce = 0;
  emit({ type: "run.queued", graphId: null, version: null, specHash: "", input: {}, limits: spec.limits, simulated: true, tags: [] });
  emit({ type: "run.started", worker: "w", epoch: 1, format: 1 });
  for (;;) {
    const decision = decide(spec, view, now);
    if (decision.over !== null) return { makespan: now, mostAtOnce, steps: view.steps.size };
    for (const start of decision.start) {
      const { part, stepId, path, attempt } = start;
      emit({ type: "step.started", stepId, nodeId: part.id, path, kind: part.kind, name: part.name, attempt, input: null });
      working.set(start, now + (takesSlot(part) ? weight(part.id) : 0));
    }
    mostAtOnce = Math.max(mostAtOnce, [...working.keys()].filter(({ part }) => takesSlot(part)).length);
    const next = Math.min(...working.values());
    if (!Number.isFinite(next)) throw new Error(`nothing works and nothing may start at ${now}`);
    now = next;
    for (const [{ stepId, attempt, part }, until] of working) {
      if (until > now) continue;
      working.forEach((_, start) => start.stepId === stepId && working.delete(start));
      const livePorts = part.ports;
      emit({ type: "step.finished", stepId, attempt, output: null, livePorts, costNanoUsd: "0", tokens: noTokens, durationMs: 0 });
    }
  }
}
