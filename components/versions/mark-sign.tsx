import { Minus, Move, Pencil, Plus, type LucideIcon } from "lucide-react";
import type { Mark } from "@/lib/graph/compare";

const looks: Record<Mark, { icon: LucideIcon; word: string; ink: string }> = {
  added: { icon: Plus, word: "added", ink: "text-done" },
  removed: { icon: Minus, word: "removed", ink: "text-fail" },
  changed: { icon: Pencil, word: "changed", ink: "text-ask" },
  moved: { icon: Move, word: "moved", ink: "text-ink-3" },
};

export function MarkSign({ mark }: { mark: Mark }) {
  const { icon: Icon, word, ink } = looks[mark];
  return (
    <span className={`inline-flex shrink-0 items-center gap-1 text-small font-medium ${ink}`}>
      <Icon className="size-3.5 stroke-2" aria-hidden />
      {word}
    </span>
  );
}
