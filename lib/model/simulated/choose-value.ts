import type { JsonValue } from "@/lib/core/json";
import { fallbackWords, lexicon } from "@/lib/model/simulated/lexicon";
import type { Random } from "@/lib/model/simulated/random";
import type { Understanding } from "@/lib/model/simulated/understand";

type Values = readonly [JsonValue, ...JsonValue[]];

/** The value of an enum that the words of the material speak for; where none does, the one that means "something else". */
export function chooseValue(values: Values, { work, topic, whole }: Understanding, chance: Random): JsonValue {
  const text = (work ?? (topic === "the question" ? whole : topic)).toLowerCase();
  const scored = values.map((value) => ({ value, score: typeof value === "string" ? scoreOf(value, text) : 0 }));
  const best = scored.reduce((most, one) => (one.score > most.score ? one : most));
  if (best.score > 0) return best.value;
  const fallback = fallbackWords
    .map((word) => values.find((value) => typeof value === "string" && wordsOf(value).includes(word)))
    .find((value) => value !== undefined);
  return fallback ?? chance.pick(values);
}

/** How strongly a text speaks for a value: the value's own words count twice. */
export function scoreOf(value: string, text: string): number {
  return wordsOf(value).reduce(
    (sum, word) => sum + 2 * count(text, word) + related(word).reduce((found, stem) => found + count(text, stem), 0),
    0,
  );
}

function related(word: string): string[] {
  return Object.hasOwn(lexicon, word) ? (lexicon[word] ?? []) : [];
}

function wordsOf(value: string): string[] {
  return value
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 1);
}

/** At the beginning of a word only: "rent" is not in "different". */
function count(text: string, stem: string): number {
  let found = 0;
  for (let at = text.indexOf(stem); at !== -1; at = text.indexOf(stem, at + stem.length)) {
    if (!/[a-z]/.test(stem.charAt(0)) || !/[a-z]/.test(text.charAt(at - 1))) found += 1;
  }
  return found;
}
