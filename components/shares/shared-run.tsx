"use client";

import { useMemo, useState } from "react";
import { modelOf } from "@/lib/model/model-of";
import { toOutline } from "@/components/run/outline";
import { RunProvider, useRunFrame, useRunScene } from "@/components/run/run-context";
import { runSign, runWord } from "@/components/run/run-sign";
import type { RunScene } from "@/components/run/run-scene";
import { createRunStore } from "@/components/run/run-store";
import { RunViewer } from "@/components/run/run-viewer";
import { useLiveEvents } from "@/components/run/use-live-events";
import { usePlayback } from "@/components/run/use-playback";
import { SharedHead } from "@/components/shares/shared-head";
import type { SharedPage } from "@/components/shares/shared-page";
import { SimulatedBadge } from "@/components/ui/simulated-badge";
import { StatusChip } from "@/components/ui/status-chip";
import { duration, sumMoney, tokenCount } from "@/lib/core/format";
import { unpackRun, type PackedRun } from "@/lib/trace/packed-run";
import { runTime } from "@/lib/trace/run-time";

type Props = { page: SharedPage; number: number; snapshot: PackedRun; partial: boolean };

/** A run that somebody shared: the run page without the acts, fed by the link's own stream. */
export function SharedRun({ page, number, snapshot, partial }: Props) {
  const [store] = useState(() => createRunStore(snapshot.id, unpackRun(snapshot), partial));
  const scene = useMemo(() => toScene(page), [page]);
  useLiveEvents(store, scene.source.events, page.renderedAt);
  usePlayback(store);
  return (
    <RunProvider store={store} scene={scene}>
      <main id="content" tabIndex={-1} className="flex h-dvh flex-col outline-none">
        <RunViewer header={<SharedHead page={page} title={`${page.name}, run ${number}`} sign={<Sign />} sums={<Sums />} />} />
      </main>
    </RunProvider>
  );
}

function toScene({ token, graph, show }: SharedPage): RunScene {
  const base = `/api/v1/shared/${token}`;
  return {
    graph,
    outline: toOutline(graph, new Map()),
    source: { runId: null, events: `${base}/events`, steps: `${base}/steps` },
    shown: show,
    modelOf,
    estimate: null,
  };
}

/** Of the moment at the playhead, like everything below. */
function Sign() {
  const { view } = useRunFrame();
  return (
    <>
      <StatusChip state={runSign(view)} word={runWord(view, false)} />
      {view.simulated && <SimulatedBadge />}
    </>
  );
}

function Sums() {
  const { view, at } = useRunFrame();
  const time = runTime(view, at);
  const { shown } = useRunScene();
  const { input, output, cacheRead, cacheWrite } = view.tokens;
  const tokens = input + output + cacheRead + cacheWrite;
  return (
    <dl className="header-facts mr-2">
      {shown.costs && (
        <div>
          <dt>{view.simulated ? "At list price" : "Cost"}</dt>
          <dd>{sumMoney(view.costNanoUsd, view.unpricedCalls, view.lost.maxNanoUsd)}</dd>
        </div>
      )}
      {time !== null && (
        <div>
          <dt>Time</dt>
          <dd>{duration(time)}</dd>
        </div>
      )}
      {tokens > 0 && (
        <div>
          <dt>Tokens</dt>
          <dd>{tokenCount(tokens)}</dd>
        </div>
      )}
    </dl>
  );
}
