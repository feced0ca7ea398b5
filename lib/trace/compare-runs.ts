import { borrowedCalls } from "@/lib/trace/borrowed-calls";
import { compareStep, isOver, tookOver, type Aspect } from "@/lib/trace/compare-step";
import { firstDivergence, type Divergence } from "@/lib/trace/first-divergence";
import { pairSteps, type PlacedPair } from "@/lib/trace/pair-steps";
import { lostIn, type Outlined } from "@/lib/trace/row";
import { totalOf, type Total } from "@/lib/trace/run-total";
import type { CallView, RunView, StepView } from "@/lib/trace/run-view";
import { callsOf } from "@/lib/trace/segments";
import { addTokens } from "@/lib/trace/tokens";

/**
 * What a step took. `costNanoUsd` null: a call of it has no price; `lostNanoUsd`: what calls that broke off may have cost beside it, at
 * most; `ms` null: it is not over, or never began.
 */
export type Spent = { costNanoUsd: bigint | null; lostNanoUsd: bigint; ms: number | null; tokens: number };

/** B less A. `costNanoUsd` null: it is not known; then `mostNanoUsd` is the most that it can be, where calls broke off and that much is known. */
export type Delta = { costNanoUsd: bigint | null; mostNanoUsd: bigint | null; ms: number | null; tokens: number };

export type StepPair = PlacedPair & {
  /** `taken`: one run took over what it stands inside of, and so it too. `to-come`: the run without it may still get there. */
  standing: "both" | "taken" | "only-a" | "only-b" | "to-come";
  changed: readonly Aspect[];
  /** The model of each; of a step that was taken over, that of the step that did the work. */
  models: { a: string | null; b: string | null };
  spent: { a: Spent; b: Spent };
  delta: Delta;
};

export type RunComparison = { pairs: readonly StepPair[]; totals: { a: Total; b: Total }; first: Divergence | null };

type Context = {
  /** Of both graphs as one. */
  outline: readonly Outlined[];
  /** Nodes whose settings differ in more than model, prompt and words for people. */
  reset: ReadonlySet<string>;
};

/**
 * Two runs step by step. Both may still go on. What one of them took over from the other counts with what it took there: so the totals
 * say what the two ways cost, not what was saved on trying the second.
 */
export function compareRuns(a: RunView, b: RunView, { outline, reset }: Context): RunComparison {
  const placed = pairSteps(a, b, outline);
  const taken = takenSteps(a, b, placed);
  const pairs = placed.map((pair) => compared(a, b, pair, { reset, taken }));
  return { pairs, first: firstDivergence(pairs), totals: { a: totalOf(a, pairs, "a"), b: totalOf(b, pairs, "b") } };
}

type Known = { reset: ReadonlySet<string>; taken: ReadonlySet<StepView> };

function compared(a: RunView, b: RunView, pair: PlacedPair, { reset, taken }: Known): StepPair {
  const standing = standingOf(a, b, pair, taken);
  const sides = pair.a === null || pair.b === null ? null : { a: { run: a, step: pair.a }, b: { run: b, step: pair.b } };
  const changed = sides === null ? [] : compareStep(sides.a, sides.b, reset.has(pair.row.nodeId) && isOfGraph(pair.row.path));
  const isTaken = standing === "taken";
  const lentToB = (sides !== null && tookOver(sides.a, sides.b)) || (isTaken && pair.b === null);
  const lentToA = (sides !== null && tookOver(sides.b, sides.a)) || (isTaken && pair.a === null);
  const own = {
    a: spentBy(a, pair.a, sides === null ? [] : borrowedCalls(sides.b, sides.a)),
    b: spentBy(b, pair.b, sides === null ? [] : borrowedCalls(sides.a, sides.b)),
  };
  const spent = { a: lentToA ? own.b : own.a, b: lentToB ? own.a : own.b };
  const models = { a: (lentToA ? pair.b : pair.a)?.model ?? null, b: (lentToB ? pair.a : pair.b)?.model ?? null };
  return { ...pair, standing, changed, models, spent, delta: deltaOf(standing, spent) };
}

/** Not inside of a sub-graph, whose nodes may have the same names: only turns of containers and tasks lead there. */
function isOfGraph(path: string): boolean {
  return path === "" || path.split("/").every((segment) => /^[a-z]\w*(\[\d+\]$|\.\d+\.)/.test(segment));
}

/** Steps of one run that the other has no step for, because it took over as a whole what they stand inside of. */
function takenSteps(a: RunView, b: RunView, placed: readonly PlacedPair[]): ReadonlySet<StepView> {
  const whole = new Set(
    placed.flatMap((pair) => {
      if (pair.a === null || pair.b === null) return [];
      const [one, other] = [
        { run: a, step: pair.a },
        { run: b, step: pair.b },
      ];
      return [...(tookOver(one, other) ? [pair.a] : []), ...(tookOver(other, one) ? [pair.b] : [])];
    }),
  );
  const isInside = (run: RunView, step: StepView | null): boolean => {
    for (let at = step?.parentId ?? null; at !== null; at = run.steps.get(at)?.parentId ?? null) {
      const holder = run.steps.get(at);
      if (holder !== undefined && whole.has(holder)) return true;
    }
    return false;
  };
  return new Set(
    placed
      .flatMap((pair) => [...(isInside(a, pair.a) ? [pair.a] : []), ...(isInside(b, pair.b) ? [pair.b] : [])])
      .filter((step) => step !== null),
  );
}

function standingOf(a: RunView, b: RunView, pair: PlacedPair, taken: ReadonlySet<StepView>): StepPair["standing"] {
  if (pair.a !== null && pair.b !== null) return "both";
  const only = pair.a ?? pair.b;
  if (only !== null && taken.has(only)) return "taken";
  return (pair.a === null ? a : b).endedAt === null ? "to-come" : pair.a === null ? "only-b" : "only-a";
}

function spentBy(run: RunView, step: StepView | null, borrowed: readonly CallView[]): Spent {
  if (step === null) return { costNanoUsd: 0n, lostNanoUsd: 0n, ms: null, tokens: 0 };
  const { input, output, cacheRead, cacheWrite } = borrowed.reduce((sum, call) => addTokens(sum, call.tokens), step.tokens);
  const isPriced = step.unpricedCalls === 0 && borrowed.every((call) => call.costNanoUsd !== null);
  const costNanoUsd = isPriced
    ? borrowed.reduce((sum, call) => sum + (call.costNanoUsd ?? 0n), step.costNanoUsd + step.savedNanoUsd)
    : null;
  const lostNanoUsd = lostIn(callsOf(run, step));
  return { costNanoUsd, lostNanoUsd, ms: timeOf(step), tokens: input + output + cacheRead + cacheWrite };
}

function timeOf(step: StepView): number | null {
  if (step.status === "skipped") return 0;
  return isOver(step) && step.startedAt !== null && step.endedAt !== null ? step.endedAt - step.startedAt : null;
}

function deltaOf(standing: StepPair["standing"], { a, b }: StepPair["spent"]): Delta {
  if (standing === "to-come" || (standing === "both" && (a.ms === null || b.ms === null)))
    return { costNanoUsd: null, mostNanoUsd: null, ms: null, tokens: 0 };
  const seen = a.costNanoUsd === null || b.costNanoUsd === null ? null : b.costNanoUsd - a.costNanoUsd;
  // What broke off in A may have cost nothing: it takes nothing from the most that B may have cost more.
  const broke = a.lostNanoUsd > 0n || b.lostNanoUsd > 0n;
  const cost = { costNanoUsd: broke ? null : seen, mostNanoUsd: broke && seen !== null ? seen + b.lostNanoUsd : null };
  return { ...cost, ms: (b.ms ?? 0) - (a.ms ?? 0), tokens: b.tokens - a.tokens };
}
