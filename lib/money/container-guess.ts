import type { Guess } from "@/lib/money/call-guess";
import { flat, latest, nothing, plus, times, type Range } from "@/lib/money/range";
import type { Operation, Part } from "@/lib/spec/spec";

/** How often the inside of a container runs. Nobody knows the list yet: five items, or two turns, are likely. */
export function turnsOf(work: Operation): Range {
  if (work.op === "each") return { low: 1, likely: Math.min(5, work.maxItems), high: Math.min(50, work.maxItems) };
  if (work.op === "repeat") return { low: 1, likely: Math.min(2, work.maxIterations), high: work.maxIterations };
  return flat(1);
}

/** A container's time is that of its turns, as many at once as it allows. Its money is its parts' own. */
export function containerGuess(work: Operation, inside: readonly Part[], guesses: ReadonlyMap<string, Guess>): Guess {
  const turn = longestWay(inside, guesses);
  const turns = turnsOf(work);
  const atOnce = work.op === "each" ? work.concurrency : 1;
  const waves = { low: 1, likely: Math.ceil(turns.likely / atOnce), high: Math.ceil(turns.high / atOnce) };
  const result = work.op === "each" || work.op === "repeat" ? (work.result[0]?.from ?? "") : "";
  const output = guesses.get(result)?.output ?? nothing;
  return { cost: nothing, ms: times(waves, turn), output: work.op === "each" ? times(turns, output) : output };
}

/** From the start to the last end, by what waits for what. The parts stand in topological order. */
export function longestWay(parts: readonly Part[], guesses: ReadonlyMap<string, Guess>): Range {
  const ends = new Map<string, Range>();
  for (const part of parts) {
    if (part.delegateOf.length > 0) continue;
    const start = latest(...part.needs.map((need) => ends.get(need.from) ?? nothing));
    ends.set(part.id, plus(start, guesses.get(part.id)?.ms ?? nothing));
  }
  return latest(...ends.values());
}
