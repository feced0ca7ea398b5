import { stateOf } from "@/components/canvas/step-card";
import type { StepId } from "@/lib/core/ids";
import type { CardState, TurnsRun } from "@/lib/nodes/card-props";
import { failedIn } from "@/lib/trace/failed-step";
import { insidesOf, turnOf, turnStatus, type Turn } from "@/lib/trace/inside";
import type { RunView, StepView } from "@/lib/trace/run-view";

const perRow = 16;
/** Three rows. */
const cellsShown = 3 * perRow;

/**
 * What a container shows of its turns, and which of them is looked at: the one that was chosen, else the one that failed it, else the
 * latest that has begun.
 */
export function turnsRun(run: RunView, id: StepId, chosen: number | undefined): TurnsRun {
  const step = run.steps.get(id);
  const begun = insidesOf(run).get(id)?.turns ?? new Map<number, Turn>();
  const count = step?.inside?.count ?? null;
  const most = turnCount({ count, begun: begun.size });
  const latest = Math.max(0, ...begun.keys());
  const blamed = failedTurn(run, step);
  const at = Math.min(chosen ?? blamed ?? latest, Math.max(0, most - 1));
  const first = firstShown(at, most);
  const cells = Array.from({ length: Math.max(0, Math.min(cellsShown, most - first)) }, (_, index) =>
    step === undefined ? "waiting" : turnState(step, first + index, begun.get(first + index)?.steps ?? []),
  );
  const failed =
    step === undefined ? 0 : [...begun.values()].filter((turn) => turnStatus(step, turn.index, turn.steps) === "failed").length;
  return {
    step: id,
    count,
    begun: begun.size,
    over: step?.inside?.turns.size ?? 0,
    failed,
    at,
    because: chosen !== undefined ? "chosen" : blamed === null ? "latest" : "failed",
    first,
    cells,
  };
}

/** The latest turns of a container that failed were cancelled because of another. */
function failedTurn(run: RunView, step: StepView | undefined): number | null {
  const failed = step === undefined ? null : failedIn(run, step);
  return failed === null ? null : turnOf(failed.path);
}

/** The rows go by threes; the last ones stand together with those before them. */
function firstShown(at: number, most: number): number {
  const last = Math.max(0, Math.ceil(most / perRow) * perRow - cellsShown);
  return Math.min(Math.floor(at / cellsShown) * cellsShown, last);
}

function turnState(container: StepView, index: number, steps: readonly StepView[]): CardState {
  if (steps.some((step) => stateOf(step) === "asking")) return "asking";
  return stateOf({ status: turnStatus(container, index, steps), waiting: null });
}

/** `24 of 48`, `turn 2`; empty before anything has begun. */
export function turnTally({ count, over, begun }: TurnsRun): string {
  if (count !== null) return `${over} of ${count}`;
  return begun === 0 ? "" : `turn ${begun}`;
}

/** As far as is known: of a loop those that have begun. */
export function turnCount({ count, begun }: Pick<TurnsRun, "count" | "begun">): number {
  return count ?? begun;
}

export function turnWord({ count }: Pick<TurnsRun, "count">): "item" | "turn" {
  return count === null ? "turn" : "item";
}
