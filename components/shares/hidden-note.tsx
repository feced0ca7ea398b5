import { clsx } from "clsx";
import { EyeOff } from "lucide-react";
import { hiddenWords } from "@/components/shares/hidden-words";
import type { ShareShow } from "@/lib/contract/shares";

/** Says what is kept back, so that nobody takes an empty place for a missing value. */
export function HiddenNote({ show, run, className }: { show: ShareShow; run: boolean; className?: string }) {
  const words = hiddenWords(show, run);
  if (words === null) return null;
  return (
    <div className={clsx("flex gap-2.5 rounded-card border border-dashed border-line-ui p-3", className)}>
      <EyeOff className="mt-0.5 size-4 shrink-0 stroke-[1.75] text-ink-3" aria-hidden />
      <div>
        <p className="text-base font-medium">{words.hidden}</p>
        <p className="text-small text-ink-3">{words.shown}</p>
      </div>
    </div>
  );
}
