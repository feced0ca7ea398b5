"use client";

import { useRunFrame, useRunScene } from "@/components/run/run-context";
import { StatusSign } from "@/components/ui/status-sign";
import { duration, money, sentence } from "@/lib/core/format";
import type { AttemptView, CallView, StepView } from "@/lib/trace/run-view";

/** Every try of a step: how it ended, what it cost, and how long the next one was put off. A step that made one says nothing. */
export function Tries({ step, calls }: { step: StepView; calls: readonly CallView[] }) {
  const { at } = useRunFrame();
  const { shown } = useRunScene();
  if (step.attempts.length < 2) return null;
  return (
    <table className="tries">
      <caption className="sr-only">Tries of this step</caption>
      <thead>
        <tr>
          <th scope="col">Try</th>
          {shown.costs && <th scope="col">Cost</th>}
          <th scope="col">Time</th>
        </tr>
      </thead>
      <tbody>
        {step.attempts.map((attempt) => (
          <tr key={attempt.attempt}>
            <th scope="row">
              <span>
                <StatusSign state={attempt.error !== null ? "failed" : attempt.endedAt === null ? "running" : "done"} iconOnly />
                {attempt.attempt}
                {attempt.error !== null && <code>{attempt.error.code}</code>}
                {modelsOf(attempt, calls) !== "" && <code>{modelsOf(attempt, calls)}</code>}
              </span>
              {whatBecame(step, attempt) !== "" && <p>{whatBecame(step, attempt)}</p>}
            </th>
            {shown.costs && <td>{costOf(attempt, calls)}</td>}
            <td>{duration((attempt.endedAt ?? at) - attempt.startedAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function whatBecame(step: StepView, { attempt, error, waitMs, continues }: AttemptView): string {
  const hasNext = attempt !== step.attempts.at(-1)?.attempt || step.endedAt === null;
  return [
    continues === null ? "" : `Goes on from try ${continues}.`,
    error === null ? "" : sentence(error.message),
    waitMs === null ? "" : hasNext ? `Waited ${duration(waitMs)}, then tried again.` : "It was stopped before the next try.",
  ]
    .filter((part) => part !== "")
    .join(" ");
}

/** Named where tries asked different models: a fallback took over. */
function modelsOf({ attempt }: AttemptView, calls: readonly CallView[]): string {
  const different = new Set(calls.flatMap(({ model }) => model ?? []));
  if (different.size < 2) return "";
  return [...new Set(calls.flatMap((call) => (call.attempt === attempt && call.model !== null ? [call.model] : [])))].join(", ");
}

function costOf({ attempt }: AttemptView, calls: readonly CallView[]): string {
  const own = calls.filter((call) => call.attempt === attempt && call.sort === "model" && call.status !== "open");
  if (own.length === 0) return "";
  const sum = (of: (call: CallView) => bigint | undefined) => own.reduce((all, call) => all + (of(call) ?? 0n), 0n);
  const cost = sum((call) => (call.lost === null ? (call.costNanoUsd ?? 0n) : 0n));
  const most = sum(({ lost }) => lost?.maxNanoUsd);
  if (most > 0n) return `${money(cost + sum(({ lost }) => lost?.minNanoUsd))} to ${money(cost + most)}`;
  return own.some(({ costNanoUsd }) => costNanoUsd === null) ? money(null) : money(cost);
}
