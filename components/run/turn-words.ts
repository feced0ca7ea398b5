import { turnsAlong } from "@/lib/trace/inside";
import type { RunView } from "@/lib/trace/run-view";

/** In which turns of the containers around it something stands, from the outside in: many steps have the same name. */
export function turnWords(view: RunView, path: string): { turn: string; of: string }[] {
  return [...turnsAlong(path)].map(([container, turn]) => {
    const step = view.steps.get(container);
    const word = step?.inside?.count == null ? "turn" : "item";
    return { turn: `${word} ${turn + 1}`, of: step?.name ?? container };
  });
}
