"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { Meter } from "@/components/run/meter";
import { useRun, useRunEstimate, useRunFrame, useRunScene } from "@/components/run/run-context";
import { runSign, runWord } from "@/components/run/run-sign";
import { When } from "@/components/shell/when";
import { SimulatedBadge } from "@/components/ui/simulated-badge";
import { StatusChip } from "@/components/ui/status-chip";
import { duration, money, percentChange, sumMoney, tokenCount } from "@/lib/core/format";
import { queueTime, runTime } from "@/lib/trace/run-time";
import type { RunView } from "@/lib/trace/run-view";

type Props = { graphName: string; graphId: string | null; number: number; createdAt: string; renderedAt: number; actions: ReactNode };

/** Where this is, how it goes and what it costs. */
export function RunHeader({ graphName, graphId, number, createdAt, renderedAt, actions }: Props) {
  const frame = useRunFrame();
  const { view, live, at, likelyEnd, now } = frame;
  const [time, queue] = [runTime(view, at), queueTime(view, at)];
  const cancelling = useRun((state) => state.cancelling);
  const connection = useRun((state) => state.connection);
  const sum = view.tokens.input + view.tokens.output + view.tokens.cacheRead + view.tokens.cacheWrite;
  const left = likelyEnd === null ? null : Math.round((likelyEnd - now) / 1_000) * 1_000;
  // What is played back was driven once.
  const stalled = useRun((state) => state.stalled && state.playhead === null) && live.endedAt === null;
  return (
    <header className="run-header">
      <nav className="crumbs" aria-label="Where this is">
        {graphId === null ? <span>{graphName}</span> : <Link href={`/graphs/${graphId}`}>{graphName}</Link>}
        <span aria-hidden>/</span>
        <h1>Run {number}</h1>
      </nav>
      <span className="run-when">
        {view.version !== null && `v${view.version}`}
        {live.endedAt !== null && (
          <>
            {view.version === null ? "" : ", "}
            <When at={createdAt} now={renderedAt} />
          </>
        )}
      </span>
      <StatusChip state={runSign({ ...view, stalled })} word={runWord({ ...view, stalled }, cancelling)} />
      {live.simulated && <SimulatedBadge />}
      {stalled && (
        <span className="connection" role="status">
          No worker is up. The run goes on when one is.
        </span>
      )}
      {connection === "lost" && (
        <span className="connection" role="status">
          Connection lost. Trying again; the run goes on.
        </span>
      )}
      <span className="run-spring" />
      {live.endedAt === null ? <Meter /> : <CostFacts />}
      <dl className="header-facts">
        {time !== null && (
          <div>
            <dt>Time</dt>
            <dd>{duration(time)}</dd>
          </div>
        )}
        {sum > 0 && (
          <div>
            <dt>Tokens</dt>
            <dd>{tokenCount(sum)}</dd>
          </div>
        )}
        {left !== null && left > 0 && (
          <div>
            <dt>Left</dt>
            <dd>~{duration(left).replace(".0", "")}</dd>
          </div>
        )}
        {queue !== null && (
          <div className={time === null ? undefined : "wide-only"}>
            <dt>In the queue</dt>
            <dd>{duration(queue)}</dd>
          </div>
        )}
      </dl>
      <div className="run-actions">{actions}</div>
    </header>
  );
}

/** When the run is over: what it cost, and how far the estimate was off. */
function CostFacts() {
  const { view, live } = useRunFrame();
  const { shown } = useRunScene();
  const likelyNanoUsd = useRunEstimate()?.likely ?? null;
  if (!shown.costs) return null;
  const error =
    likelyNanoUsd === null || likelyNanoUsd === 0n || live.status !== "succeeded" || !isKnown(live)
      ? null
      : Number(live.costNanoUsd - likelyNanoUsd) / Number(likelyNanoUsd);
  return (
    <dl className="header-facts">
      <div>
        <dt>{view.simulated ? "At list price" : "Cost"}</dt>
        <dd>
          {sumMoney(view.costNanoUsd, view.unpricedCalls, view.lost.maxNanoUsd)}
          {view.unpricedCalls > 0 && view.costNanoUsd > 0n && `, ${view.unpricedCalls} unpriced`}
        </dd>
      </div>
      {likelyNanoUsd !== null && error !== null && (
        <div className="wide-only">
          <dt>Estimated</dt>
          <dd>
            {money(likelyNanoUsd)}
            {/* Beside what it had cost at an earlier moment, how far it was off at the end would be read wrongly. */}
            {view.endedAt !== null && `, ${percentChange(error)}`}
          </dd>
        </div>
      )}
    </dl>
  );
}

/** Of a run with calls that broke off or have no price nobody can say how far an estimate was off. */
function isKnown({ unpricedCalls, lost }: RunView): boolean {
  return unpricedCalls === 0 && lost.maxNanoUsd === 0n;
}
