import { clsx } from "clsx";
import { EyeOff } from "lucide-react";
import type { ShareShow } from "@/lib/contract/shares";

/** Says what is kept back, so that nobody takes an empty place for a missing value. */
export function HiddenNote({ show, run, className }: { show: ShareShow; run: boolean; className?: string }) {
  const keys: (keyof ShareShow)[] = run ? ["prompts", "inputs", "outputs", "costs"] : ["prompts", "inputs", "costs"];
  const hidden = keys.filter((key) => !show[key]);
  if (hidden.length === 0) return null;
  const shown = [run ? "the run" : "the graph", ...keys.filter((key) => show[key]).map((key) => `its ${key}`)];
  return (
    <div className={clsx("flex gap-2.5 rounded-card border border-dashed border-line-ui p-3", className)}>
      <EyeOff className="mt-0.5 size-4 shrink-0 stroke-[1.75] text-ink-3" aria-hidden />
      <div>
        <p className="text-base font-medium">{sentenceCase(list(hidden))} are hidden</p>
        <p className="text-small text-ink-3">The owner chose to share {list(shown)}.</p>
      </div>
    </div>
  );
}

function list(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
