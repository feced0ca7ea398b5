"use client";

import { useRunFrame, useRunStore } from "@/components/run/run-context";
import { turnWords } from "@/components/run/turn-words";
import { assertNever } from "@/lib/core/assert-never";
import { counted, money } from "@/lib/core/format";
import type { StepId } from "@/lib/core/ids";
import type { Readers } from "@/lib/graph/readers-of";
import { waste, type Waste } from "@/lib/money/waste";
import type { RunView } from "@/lib/trace/run-view";

const mostLines = 8;

/** What was paid for and came to nothing, each line with a way to its step. */
export function CostWaste({ readers }: { readers: Readers }) {
  const { view } = useRunFrame();
  const select = useRunStore().getState().select;
  const found = waste(view, readers);
  const sum = found.reduce((all, { nanoUsd }) => all + nanoUsd, 0n);
  const left = found.slice(mostLines);
  return (
    <section className="detail-section">
      <div className="cost-head">
        <h3>Came to nothing</h3>
        {sum > 0n && <b>{money(sum)}</b>}
      </div>
      {found.length === 0 ? (
        <p className="detail-note">
          {view.endedAt === null ? "Nothing so far." : "Nothing: no try broke, every result was used, nothing was asked twice."}
        </p>
      ) : (
        <table className="cost-table">
          <caption className="sr-only">Work that came to nothing</caption>
          <thead>
            <tr>
              <th scope="col">Step</th>
              <th scope="col">Cost</th>
            </tr>
          </thead>
          <tbody>
            {found.slice(0, mostLines).map((line) => (
              <tr key={`${line.why} ${line.stepId}`}>
                <th scope="row">
                  <span className="cost-name">
                    <button type="button" onClick={() => select(line.stepId)}>
                      {nameOf(view, line.stepId)}
                    </button>
                  </span>
                  <span className="cost-why">{reason(line, view)}</span>
                </th>
                <td>
                  {line.lost.maxNanoUsd > 0n ? `${money(line.lost.minNanoUsd)} to ${money(line.lost.maxNanoUsd)}` : money(line.nanoUsd)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {left.length > 0 && (
        <p className="cost-note">
          {counted(left.length, "more line")}, {money(left.reduce((all, { nanoUsd }) => all + nanoUsd, 0n))} together
        </p>
      )}
    </section>
  );
}

function reason({ why, calls, first }: Waste, view: RunView): string {
  switch (why) {
    case "failed":
      return `${counted(calls, "call")} of tries that broke`;
    case "lost":
      return `${counted(calls, "call")} broke off; nobody reported the cost, so it is in no sum`;
    case "unread":
      return "Nothing read its result";
    case "cancelled":
      return "Stopped before it had a result";
    case "again":
      return `${counted(calls, "call")} asked what ${first === null ? "another step" : nameOf(view, first)} had asked`;
    default:
      return assertNever(why);
  }
}

function nameOf(view: RunView, id: StepId): string {
  const step = view.steps.get(id);
  return step === undefined ? id : [step.name || step.nodeId, ...turnWords(view, step.path).map(({ turn }) => turn)].join(", ");
}
