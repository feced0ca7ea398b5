import type { CallView, RunView, StepView } from "@/lib/trace/run-view";

/**
 * What a stretch of a row's time was spent on:
 * - queued: waits for what it depends on. held: ready, but a limit holds it. wait: failed, and will be tried again.
 * - first: asked, no token yet. stream: tokens come, or work without a model. tool: a call that is not to a model. failed: a try that broke.
 * - children: its own work rests until its children are done. reused: nothing was done, the value came from a record.
 */
export type Segment = {
  kind: "queued" | "held" | "wait" | "first" | "stream" | "tool" | "failed" | "children" | "reused";
  from: number;
  /** null: goes on. */
  to: number | null;
  /** Belongs to a try that broke: drawn in the colour of failure. */
  broken: boolean;
};

/** The stretches of a step that has no plan, in the order in which they are drawn. */
export function stepSegments(run: RunView, step: StepView, plannedAt: number | null): Segment[] {
  if (step.status === "reused")
    return step.startedAt === null ? [] : [{ kind: "reused", from: step.startedAt, to: step.endedAt, broken: false }];
  const calls = callsOf(run, step);
  return [
    ...queued(step, plannedAt),
    ...waits(step),
    ...step.attempts.flatMap((attempt) => {
      const own = calls.filter((call) => call.attempt === attempt.attempt);
      if (own.length > 0) return own.flatMap((call) => callSegments(call, attempt.error !== null));
      return [
        {
          kind: attempt.error === null ? "stream" : "failed",
          from: attempt.startedAt,
          // What came after the question was somebody else's time: its wait is drawn.
          to: askedIn(step, attempt.startedAt, attempt.endedAt) ?? attempt.endedAt,
          broken: attempt.error !== null,
        } as const,
      ];
    }),
  ];
}

/** The stretches of one call: until its first token, and from then on. */
export function callSegments(call: CallView, attemptBroke: boolean): Segment[] {
  const broken = call.status === "failed" || call.status === "lost" || (attemptBroke && call.status !== "finished");
  if (call.sort !== "model") return [{ kind: "tool", from: call.startedAt, to: call.endedAt, broken }];
  const first = firstTokenAt(call);
  if (first === null && call.status === "open") return [{ kind: "first", from: call.startedAt, to: null, broken }];
  // A refused call has no first token: most of it was waiting, its last third stands for the refusal.
  const turn = first ?? call.startedAt + ((call.endedAt ?? call.startedAt) - call.startedAt) * (2 / 3);
  return [
    { kind: "first", from: call.startedAt, to: turn, broken },
    { kind: broken ? "failed" : "stream", from: turn, to: call.endedAt, broken },
  ];
}

export function callsOf(run: RunView, step: StepView): CallView[] {
  return step.callIds.flatMap((id) => run.calls.get(id) ?? []);
}

export function firstTokenAt(call: CallView): number | null {
  if (call.firstTextAt !== null) return call.firstTextAt;
  return call.firstTokenMs === null ? null : call.startedAt + call.firstTokenMs;
}

function queued(step: StepView, plannedAt: number | null): Segment[] {
  if (plannedAt === null) return [];
  const to = firstMoment(step) ?? step.endedAt;
  if (to !== null && to - plannedAt < 20) return [];
  return [{ kind: "queued", from: plannedAt, to, broken: false }];
}

function waits(step: StepView): Segment[] {
  return step.waits.map(({ reason, from, to }) => {
    const kind = reason === "retry" || reason === "question" || reason === "prefix" ? "wait" : "held";
    return { kind, from, to: to ?? step.endedAt, broken: false };
  });
}

function askedIn(step: StepView, from: number, to: number | null): number | null {
  return step.waits.find((wait) => wait.reason === "question" && wait.from >= from && wait.from <= (to ?? Infinity))?.from ?? null;
}

/** When the step was first more than a promise: started, or held back by a limit. */
export function firstMoment(step: StepView): number | null {
  const moments = [step.startedAt, step.waits[0]?.from ?? null].filter((at) => at !== null);
  return moments.length === 0 ? null : Math.min(...moments);
}
