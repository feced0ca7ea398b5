import { callGuess, type Asking, type Guess } from "@/lib/money/call-guess";
import { flat, latest, nothing, plus, times, type Range } from "@/lib/money/range";
import type { OperationOf } from "@/lib/spec/spec";

type Work = OperationOf<"plan">;

/** A planner's own calls, and its time with that of its tasks in it. Its tasks' money is their delegates'. */
export function planGuess(work: Work, delegates: Guess[], concurrency: number, asking: Asking): Guess {
  const tasks = tasksOf(work);
  const one = average(delegates);
  const results = times(tasks, one.output);
  const written = plus(times(tasks, { low: 60, likely: 90, high: 140 }), flat(60));
  const first = callGuess(work.call, { ...asking, writes: written });
  const later = callGuess(work.call, { ...asking, reads: results });
  const laterCalls = work.maxRounds > 1 ? { low: 1, likely: 1, high: work.maxRounds } : flat(work.synthesize ? 1 : 0);
  const waves = { low: 1, likely: 1.6, high: Math.max(2, Math.ceil(tasks.high / concurrency)) };
  return {
    cost: plus(first.cost, times(laterCalls, later.cost)),
    ms: plus(first.ms, times(waves, one.ms), times(laterCalls, later.ms)),
    output: work.synthesize ? later.output : results,
  };
}

/** How many tasks a plan may have in all its rounds. */
export function tasksOf({ maxTasks, maxRounds }: Pick<Work, "maxTasks" | "maxRounds">): Range {
  return { low: Math.min(2, maxTasks), likely: Math.min(5, maxTasks), high: maxTasks * Math.min(2, maxRounds) };
}

function average(guesses: Guess[]): Guess {
  if (guesses.length === 0) return { cost: nothing, ms: nothing, output: nothing };
  const mean = (key: keyof Guess) => times(flat(1 / guesses.length), plus(...guesses.map((guess) => guess[key])));
  return { cost: mean("cost"), ms: latest(...guesses.map((guess) => guess.ms)), output: mean("output") };
}
