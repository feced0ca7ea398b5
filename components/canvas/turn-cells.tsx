import type { MouseEvent } from "react";
import { useCanvasStore } from "@/components/canvas/canvas-store";
import { words } from "@/components/canvas/step-card";
import { turnWord } from "@/components/canvas/turns-run";
import type { TurnsRun } from "@/lib/nodes/card-props";

/** A cell for each turn, sixteen in a row; a click looks at that turn. For pointers only: by key and for readers there is the pager. */
export function TurnCells({ turns }: { turns: TurnsRun }) {
  const store = useCanvasStore();
  const onClick = (event: MouseEvent) => {
    const index = event.target instanceof HTMLElement ? event.target.dataset["turn"] : undefined;
    if (index === undefined) return;
    event.stopPropagation();
    store.getState().lookAt(turns.step, Number(index));
  };
  return (
    <span className="turn-cells nodrag" aria-hidden onClick={onClick}>
      {turns.cells.map((state, index) => {
        const turn = turns.first + index;
        return (
          <i
            key={turn}
            className="turn-cell"
            data-turn={turn}
            data-state={state}
            data-at={turn === turns.at || undefined}
            title={`${turnWord(turns)} ${turn + 1}, ${words[state].toLowerCase()}`}
          />
        );
      })}
    </span>
  );
}
