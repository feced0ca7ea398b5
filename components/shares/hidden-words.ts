import type { ShareShow } from "@/lib/contract/shares";

/** What is kept back, in two sentences; null: nothing is. */
export function hiddenWords(show: ShareShow, run: boolean): { hidden: string; shown: string } | null {
  const keys: (keyof ShareShow)[] = run ? ["prompts", "inputs", "outputs", "costs"] : ["prompts", "inputs", "costs"];
  const hidden = keys.filter((key) => !show[key]);
  if (hidden.length === 0) return null;
  const shown = [run ? "the run" : "the graph", ...keys.filter((key) => show[key]).map((key) => `its ${key}`)];
  return { hidden: `${sentenceCase(list(hidden))} are hidden`, shown: `The owner chose to share ${list(shown)}.` };
}

function list(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
