"use client";

import { useMemo } from "react";
import { useRequests, type Requests } from "@/components/run/detail/use-requests";
import { useRunFrame, useRunScene } from "@/components/run/run-context";
import { Button } from "@/components/ui/button";
import { counted, money, percentChange } from "@/lib/core/format";
import { whatIf, type WhatIf } from "@/lib/money/what-if";
import { definitionOf } from "@/lib/nodes/definitions";
import type { RunView, StepView } from "@/lib/trace/run-view";

/** What the same tokens would have cost under other terms. */
export function CostWhatIf() {
  const { view } = useRunFrame();
  const { modelOf, source } = useRunScene();
  const requests = useRequests(view, source.steps);
  const settled = `${view.calls.size} ${view.costNanoUsd} ${view.unpricedCalls} ${view.lost.maxNanoUsd} ${view.tokens.output}`;
  // Text that streams in changes the view, and no sum: what is settled decides.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const found = useMemo(() => whatIf(view, { isExecutor, requestOf: requests.requestOf }), [settled, view.id, requests.left]);
  const nameOf = (model: string) => modelOf(model).label.replace(/^Claude /, "");
  return (
    <section className="detail-section">
      <h3>What if</h3>
      <table className="cost-table">
        <caption className="sr-only">What the same tokens would have cost</caption>
        <thead>
          <tr>
            <th scope="col">Change</th>
            <th scope="col">Difference</th>
            <th scope="col">Cost</th>
          </tr>
        </thead>
        <tbody>
          {found.map((line) => (
            <WhatIfRow key={line.change} line={line} nameOf={nameOf} />
          ))}
        </tbody>
      </table>
      {(requests.left > 0 || requests.state === "done") && <ReadRequests requests={requests} />}
      <p className="cost-note">
        Computed from recorded usage, same tokens{view.simulated ? ", at list price" : ""}. Another model would write other texts, so this
        is no forecast.
        {unknownWords(found[0], view)}
      </p>
    </section>
  );
}

/** One function for good: React calls another one anew each time. */
function focus(note: HTMLElement | null): void {
  note?.focus();
}

/** Whether input repeats shows in the prompts alone, and long ones are not part of the trace. */
function ReadRequests({ requests: { left, state, read } }: { requests: Requests }) {
  // The button that was pressed is gone, and the cursor stays where it was.
  if (left === 0)
    return (
      <p className="cost-note" tabIndex={-1} ref={focus}>
        All prompts are read.
      </p>
    );
  return (
    <p className="cost-note" role="status">
      {state === "failed" && "Not all prompts could be read. "}
      <Button size="small" busy={state === "reading"} busyText="Reading" onClick={read}>
        Read {counted(left, "long prompt")} for caching
      </Button>
    </p>
  );
}

function WhatIfRow({ line, nameOf }: { line: WhatIf; nameOf: (model: string) => string }) {
  const { calls, fromNanoUsd, toNanoUsd } = line;
  const ratio = fromNanoUsd === 0n ? 0 : Number(toNanoUsd - fromNanoUsd) / Number(fromNanoUsd);
  return (
    <tr>
      <th scope="row">
        <span className="cost-name">{titles[line.change]}</span>
        <span className="cost-why">{touched(line, nameOf)}</span>
      </th>
      <td data-change={calls === 0 || ratio === 0 ? undefined : ratio < 0 ? "less" : "more"}>
        {calls === 0 ? "" : ratio === 0 ? "same" : percentChange(ratio)}
      </td>
      <td>{calls === 0 ? "" : money(toNanoUsd)}</td>
    </tr>
  );
}

const titles: Record<WhatIf["change"], string> = {
  down: "Executors one tier down",
  up: "Executors one tier up",
  batch: "In batches, at half price",
  cache: "With prompt caching",
};

function touched({ change, calls, models, unread }: WhatIf, nameOf: (model: string) => string): string {
  const those = counted(calls, "call");
  const unreadWords = unread === 0 ? "" : `; ${counted(unread, "prompt")} not looked at`;
  switch (change) {
    case "down":
    case "up":
      if (calls === 0) return change === "down" ? "No executor call has a tier below" : "No executor call has a tier above";
      return `${[...models].map(([from, to]) => `${nameOf(to)} for ${nameOf(from)}`).join(", ")}; ${those}`;
    case "batch":
      return calls === 0
        ? "No call is all that its step asks"
        : `${those}, each all that its step asked; the answer comes within 24 hours, and does not stream`;
    case "cache":
      if (calls === 0) return `No input repeats that could be cached${unreadWords}`;
      return `${those} of one node begin alike; their part of the tokens by its characters${unreadWords}`;
  }
}

function unknownWords(first: WhatIf | undefined, view: RunView): string {
  const unknown = first?.unknown ?? 0;
  const parts = [
    unknown > 0 ? ` ${counted(unknown, "call")} without a known cost ${unknown === 1 ? "is" : "are"} not counted.` : "",
    first !== undefined && first.unknown === 0 && first.fromNanoUsd !== view.costNanoUsd
      ? ` Prices have changed since: by today's table the run itself costs ${money(first.fromNanoUsd)}.`
      : "",
  ];
  return parts.join("");
}

/** Kinds that tasks are handed to, and that ask a model. */
function isExecutor({ kind }: StepView): boolean {
  return definitionOf(kind)?.ports({}).delegates === "target";
}
