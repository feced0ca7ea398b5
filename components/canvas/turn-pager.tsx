import { ChevronLeft, ChevronRight } from "lucide-react";
import type { KeyboardEvent, MouseEvent } from "react";
import { useCanvasStore } from "@/components/canvas/canvas-store";
import { turnCount, turnWord } from "@/components/canvas/turns-run";
import type { TurnsRun } from "@/lib/nodes/card-props";

/** Which turn of a container its cards show. Goes with the latest until another is chosen: by arrow key, here or at the cells. */
export function TurnPager({ name, turns }: { name: string; turns: TurnsRun }) {
  const store = useCanvasStore();
  const count = turnCount(turns);
  const word = turnWord(turns);
  if (count === 0) return null;
  const look = (turn: number | null) => {
    const last = count - 1;
    store.getState().lookAt(turns.step, turn === null ? null : Math.max(0, Math.min(last, turn)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = turnByKey(event.key, turns.at);
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    look(to);
  };
  const onClick = (event: MouseEvent) => {
    event.stopPropagation();
    const part = event.target instanceof Element ? event.target.closest("[data-by]")?.getAttribute("data-by") : null;
    if (part == null) return;
    look(part === "" ? null : turns.at + Number(part));
  };
  return (
    <span
      role="spinbutton"
      tabIndex={0}
      className="pager nodrag"
      aria-label={`${word === "item" ? "Item" : "Turn"} of ${name}`}
      aria-valuemin={1}
      aria-valuemax={count}
      aria-valuenow={turns.at + 1}
      aria-valuetext={`${word} ${turns.at + 1} of ${count}${said[turns.because]}`}
      title={titles[turns.because]}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <span className="pager-step" data-by={-1} data-off={turns.at === 0 || undefined}>
        <ChevronLeft aria-hidden />
      </span>
      <span className="pager-text" data-by="" data-chosen={turns.because === "chosen" || undefined}>
        {word} {turns.at + 1} of {count}
      </span>
      <span className="pager-step" data-by={1} data-off={turns.at === count - 1 || undefined}>
        <ChevronRight aria-hidden />
      </span>
    </span>
  );
}

const said = { chosen: "", failed: ", failed", latest: ", goes with the latest" };
const titles = {
  chosen: "End goes with the latest again.",
  failed: "The one that failed. Arrow keys look at another.",
  latest: "Goes with the latest. Arrow keys look at another.",
};
const row = 16;

/** The turn that a key leads to; null: the latest, and on with it. */
function turnByKey(key: string, at: number): number | null | undefined {
  switch (key) {
    case "ArrowLeft":
      return at - 1;
    case "ArrowRight":
      return at + 1;
    case "ArrowUp":
      return at - row;
    case "ArrowDown":
      return at + row;
    case "Home":
      return 0;
    case "End":
      return null;
    default:
      return undefined;
  }
}
