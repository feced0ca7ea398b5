import type { ModelCatalogue } from "@/lib/model/catalogue";
import { callGuess, textGuess, type Asking, type Guess } from "@/lib/money/call-guess";
import { containerGuess, longestWay } from "@/lib/money/container-guess";
import { planGuess, tasksOf } from "@/lib/money/plan-guess";
import { flat, nothing, plus, times, type Range } from "@/lib/money/range";
import { runShares } from "@/lib/money/run-shares";
import { toolsGuess } from "@/lib/money/tools-guess";
import { innerSpecs } from "@/lib/spec/inner-specs";
import type { Part, Spec } from "@/lib/spec/spec";

type NanoRange = { low: string; likely: string; high: string };
export type Estimated = { costNanoUsd: NanoRange; durationMs: Range };
export type Estimate = Estimated & { nodes: Record<string, Estimated> };
/** What past runs of the same nodes cost and took, by node. */
export type History = Record<string, { costNanoUsd: number; durationMs: number }[]>;
/** `today` chooses the price; left out: the day of the catalogue, so that the same arguments give the same answer. `pinned`: nodes whose output is given, and what works for them alone. */
export type EstimateOptions = { history?: History; today?: Date; pinned?: ReadonlySet<string> };

/**
 * Low, likely and high cost and time of each node and of the whole (C6), from the real prompts and the price table. A delegate's node
 * counts all its tasks; calls without a price count nothing.
 */
export function estimate(spec: Spec, catalogue: ModelCatalogue, options: EstimateOptions = {}): Estimate {
  const guesses = guessAll(spec, catalogue, options);
  const shares = runShares(spec);
  const tasks = tasksByDelegate(spec);
  const nodes: Record<string, Estimated> = {};
  let cost = nothing;
  for (const part of spec.parts) {
    const guess = guesses.get(part.id) ?? { cost: nothing, ms: nothing };
    const whole = times(tasks.get(part.id) ?? flat(1), guess.cost);
    nodes[part.id] = { costNanoUsd: toNano(whole), durationMs: rounded(guess.ms) };
    cost = plus(cost, times(shares.get(part.id) ?? nothing, whole));
  }
  return { costNanoUsd: toNano(cost), durationMs: rounded(longestWay(topParts(spec), guesses)), nodes };
}

/** One guess for each part, in an order in which what a prompt reads is known before it: delegates just before their planner. */
function guessAll(
  spec: Spec,
  catalogue: ModelCatalogue,
  { history = {}, today = new Date(catalogue.asOf), pinned = new Set() }: EstimateOptions,
): Map<string, Guess> {
  const guesses = new Map<string, Guess>();
  const parts = new Map<string, Part>(spec.parts.map((part) => [part.id, part]));
  const asking: Asking = { catalogue, today, read: (root) => guesses.get(root)?.output ?? null };
  const isFree = (part: Part): boolean => {
    const above = part.parent === null ? undefined : parts.get(part.parent);
    const isDelegate = part.delegateOf.length > 0 && part.delegateOf.every((planner) => pinned.has(planner));
    return pinned.has(part.id) || isDelegate || (above !== undefined && isFree(above));
  };
  const guess = (part: Part): Guess => {
    const known = guesses.get(part.id);
    if (known) return known;
    const made = isFree(part) ? { ...fresh(part), cost: nothing, ms: nothing } : fromPast(fresh(part), history[part.id]);
    guesses.set(part.id, made);
    return made;
  };
  const fresh = ({ id, work }: Part): Guess => {
    switch (work.op) {
      case "call": {
        if (work.toolbox === undefined) return callGuess(work.call, asking);
        const guess = toolsGuess(work.call, work.toolbox, asking);
        const called = innerSpecs(work).map((inner) => invokeGuess(inner, catalogue, today));
        const often = { low: 0, likely: 1, high: 4 };
        const sum = (key: "cost" | "ms") => plus(guess[key], ...called.map((one) => times(often, one[key])));
        return { ...guess, cost: sum("cost"), ms: sum("ms") };
      }
      case "judge":
        return callGuess(work.call, asking);
      case "choose":
        return work.call === null ? textGuess(work, asking.read) : callGuess(work.call, { ...asking, writes: chosen });
      case "plan": {
        const delegates = work.delegates.flatMap((delegate) => parts.get(delegate.id) ?? []);
        return planGuess(work, delegates.map(guess), spec.limits.concurrency, asking);
      }
      case "each":
      case "repeat": {
        const inside = spec.parts.filter((part) => part.parent === id);
        for (const part of inside) guess(part);
        return containerGuess(work, inside, guesses);
      }
      case "invoke":
        return invokeGuess(work.spec, catalogue, today);
      default:
        return textGuess(work, asking.read);
    }
  };
  spec.parts.forEach((part) => part.delegateOf.length === 0 && guess(part));
  return guesses;
}

/** A route and a sentence why. */
const chosen: Range = { low: 15, likely: 30, high: 60 };

function topParts(spec: Spec): Part[] {
  return spec.parts.filter((part) => part.parent === null);
}

/** A sub-graph costs and takes what it would by itself. */
function invokeGuess(spec: Spec, catalogue: ModelCatalogue, today: Date): Guess {
  const { costNanoUsd, durationMs } = estimate(spec, catalogue, { today });
  const cost = { low: Number(costNanoUsd.low), likely: Number(costNanoUsd.likely), high: Number(costNanoUsd.high) };
  return { cost, ms: durationMs, output: { low: 20, likely: 300, high: 1_500 } };
}

/** Tasks of a planner are shared evenly among its delegates. */
function tasksByDelegate(spec: Spec): Map<string, Range> {
  const tasks = new Map<string, Range>();
  for (const { work } of spec.parts) {
    if (work.op !== "plan") continue;
    const share = times(tasksOf(work), flat(1 / Math.max(1, work.delegates.length)));
    for (const { id } of work.delegates) tasks.set(id, plus(tasks.get(id) ?? nothing, share));
  }
  return tasks;
}

/** Three past runs say more than any guess: their least, their middle, and their most with some air. */
function fromPast(guess: Guess, past: History[string] = []): Guess {
  if (past.length < 3) return guess;
  return { ...guess, cost: spread(past.map((run) => run.costNanoUsd)), ms: spread(past.map((run) => run.durationMs)) };
}

function spread(numbers: number[]): Range {
  const sorted = numbers.toSorted((a, b) => a - b);
  return { low: sorted[0] ?? 0, likely: sorted[sorted.length >> 1] ?? 0, high: (sorted.at(-1) ?? 0) * 1.2 };
}

function toNano({ low, likely, high }: Range): NanoRange {
  return { low: String(Math.round(low)), likely: String(Math.round(likely)), high: String(Math.round(high)) };
}

function rounded({ low, likely, high }: Range): Range {
  return { low: Math.round(low), likely: Math.round(likely), high: Math.round(high) };
}
