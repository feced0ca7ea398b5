/** What a sketch is made of: the beginning and the end of each step. */
export type SketchEvent = { at: number; type: string; stepId: string; model: string | null };

/** A step in the run's time, which goes from 0 to 1. */
export type SketchBar = { from: number; to: number; model: string | null; failed: boolean };

/** A run's waterfall at the size of a word: steps that asked a model, in the order in which they began. `now` ends what still goes on. */
export function toSketch(events: readonly SketchEvent[], now: number): SketchBar[] {
  const open = new Map<string, { start: number; end: number | null; model: string | null; failed: boolean }>();
  for (const { at, type, stepId, model } of events) {
    const known = open.get(stepId);
    // A later attempt goes on in the same bar.
    if (type === "step.started")
      open.set(stepId, known === undefined ? { start: at, end: null, model, failed: false } : { ...known, end: null, failed: false });
    else if (known !== undefined) open.set(stepId, { ...known, end: at, failed: type === "step.failed" });
  }
  const steps = [...open.values()];
  const first = Math.min(...steps.map(({ start }) => start));
  const last = Math.max(...steps.map(({ end }) => end ?? now));
  const place = (at: number) => (last > first ? (at - first) / (last - first) : 0);
  return steps.flatMap(({ start, end, model, failed }) =>
    model === null ? [] : [{ from: place(start), to: place(end ?? now), model, failed }],
  );
}
