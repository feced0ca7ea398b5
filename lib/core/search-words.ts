import { fileValue } from "@/lib/core/file-value";
import type { JsonValue } from "@/lib/core/json";

/** What is read of a value for the search: a long text is found by how it begins. */
const most = { characters: 10_000, words: 1_000, length: 40 };

/** Every word that a value holds, once, as the search compares them. Files and names of fields are none. */
export function searchWords(...values: JsonValue[]): string[] {
  const words = new Set<string>();
  let left = most.characters;
  const read = (value: JsonValue): void => {
    if (left <= 0 || value === null || typeof value === "boolean") return;
    if (Array.isArray(value)) return value.forEach(read);
    if (typeof value === "object") return Object.values(value).forEach(read);
    const text = String(value);
    if (fileValue(text) !== null) return;
    for (const word of split(text.slice(0, left))) if (words.size < most.words) words.add(word);
    left -= text.length;
  };
  for (const value of values) {
    left = most.characters;
    read(value);
  }
  return [...words];
}

/**
 * What a person searches for, as a tsquery: all words, and the longer ones also as the beginning of a word. Short beginnings would
 * match half of all words. null: there is no word in it.
 */
export function searchQuery(text: string): string | null {
  return queryOf(searchTerms(text));
}

/** One word that is searched for. `begins`: whatever begins with it counts too. */
export type Term = { word: string; begins: boolean };

export function searchTerms(text: string): Term[] {
  return split(text).map((word) => ({ word, begins: word.length >= 3 }));
}

/** All of them at once, as a tsquery; null: there is none. */
export function queryOf(terms: Term[]): string | null {
  // A word is letters and digits, so nothing in it ends the quotes.
  return terms.length === 0 ? null : terms.map(({ word, begins }) => (begins ? `'${word}':*` : `'${word}'`)).join(" & ");
}

function split(text: string): string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  ).map((word) => [...word].slice(0, most.length).join(""));
}
