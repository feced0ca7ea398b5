import { turnWords } from "@/components/run/turn-words";
import type { StepPair } from "@/lib/trace/compare-runs";
import type { RunView } from "@/lib/trace/run-view";

/** `Write, turn 2`: many steps have the same name. */
export function pairTitle({ row }: StepPair, view: RunView): string {
  return [row.name, ...turnWords(view, row.path).map(({ turn }) => turn)].join(", ");
}
