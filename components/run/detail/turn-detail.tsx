"use client";

import type { Selection } from "@/components/run/detail/selection";
import type { LoadedStep } from "@/components/run/detail/use-step";
import { ValueView } from "@/components/run/detail/value-view";
import { isElsewhere } from "@/components/run/detail/big-value";
import { rowThen } from "@/components/run/frame";
import { useRunFrame, useRunScene, useRunStore } from "@/components/run/run-context";
import { shownCost, signOf, timeText } from "@/components/run/row-words";
import { StatusSign } from "@/components/ui/status-sign";
import type { JsonValue } from "@/lib/core/json";

/** The steps of one turn, each a way there. */
export function TurnSteps({ selection: { row } }: { selection: Selection }) {
  const frame = useRunFrame();
  const { shown } = useRunScene();
  const select = useRunStore().getState().select;
  const steps = frame.rows.filter((each) => each.within === row.id);
  return (
    <ol className="plan-list">
      {steps.map((step) => {
        const then = rowThen(frame, step);
        return (
          <li key={step.id}>
            <button type="button" onClick={() => select(step.id)}>
              <StatusSign state={signOf(then)} iconOnly />
              <span className="plan-title">{step.name}</span>
              <span className="plan-needs">{shown.costs ? shownCost(then, true) : ""}</span>
              <span className="plan-needs">{timeText(frame, then)}</span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

/** What the turn began with; a loop begins each turn with what the last one came to, which its steps show. */
export function TurnItem({ selection: { row, step }, loaded }: { selection: Selection; loaded: LoadedStep }) {
  const items = step?.inside?.items ?? null;
  const list = isElsewhere(items) && loaded.state === "ready" ? loaded.step.items : items;
  if (row.turn === null || (step?.inside?.count ?? null) === null)
    return <p className="detail-note">A turn begins with the result of the one before; the first with what came in.</p>;
  return (
    <section className="detail-section">
      <h3>Item {row.turn + 1}</h3>
      <ValueView value={itemOf(list, row.turn)} loading={loaded.state === "loading"} />
    </section>
  );
}

function itemOf(items: JsonValue | null, index: number): JsonValue | null {
  return Array.isArray(items) ? (items[index] ?? null) : items;
}
