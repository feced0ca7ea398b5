"use client";

import { useMemo, useState } from "react";
import { CancelButton } from "@/components/run/cancel-button";
import { toOutline } from "@/components/run/outline";
import { RunProvider, useRunFrame } from "@/components/run/run-context";
import { ForkOrigin } from "@/components/run/fork/fork-origin";
import { RetryFailed } from "@/components/run/fork/retry-failed";
import { RunHeader } from "@/components/run/run-header";
import { everything, type Amounts, type CostEstimate, type RunScene, type RunSource } from "@/components/run/run-scene";
import { createRunStore } from "@/components/run/run-store";
import { RunMenu } from "@/components/run/run-menu";
import { RunViewer } from "@/components/run/run-viewer";
import { useLiveEvents } from "@/components/run/use-live-events";
import { usePlayback } from "@/components/run/use-playback";
import { useStalled } from "@/components/run/use-stalled";
import { RunAgain } from "@/components/run/run-again";
import { modelOf } from "@/lib/model/model-of";
import { ShareDialog } from "@/components/shares/share-dialog";
import type { EstimateAnswer } from "@/lib/contract/compile";
import type { Graph } from "@/lib/graph/document";
import { unpackRun, type PackedRun } from "@/lib/trace/packed-run";

type Props = {
  number: number;
  graphName: string;
  createdAt: string;
  graph: Graph;
  /** The run as the server knew it when it made the page, and its clock then. */
  snapshot: PackedRun;
  /** It leaves out what stands in turns. */
  partial: boolean;
  forkOf: { id: string; number: number } | null;
  stalled: boolean;
  renderedAt: number;
  estimate: EstimateAnswer | null;
};

/** The run's own page. */
export function RunPage({ number, graphName, createdAt, graph, snapshot, partial, forkOf, stalled, renderedAt, estimate }: Props) {
  const [store] = useState(() => createRunStore(snapshot.id, unpackRun(snapshot), partial));
  const scene = useMemo(() => toScene(graph, estimate, ownSource(snapshot.id)), [graph, estimate, snapshot.id]);
  useLiveEvents(store, scene.source.events, renderedAt);
  useStalled(store, stalled);
  usePlayback(store);
  const actions = (
    <>
      {forkOf !== null && <ForkOrigin runId={snapshot.id} origin={forkOf} />}
      <ShareDialog target={{ what: "run", id: snapshot.id, name: graphName, number }} />
      <Actions graph={graph} />
      <RunMenu runId={snapshot.id} graphId={snapshot.graphId} />
    </>
  );
  return (
    <RunProvider store={store} scene={scene}>
      <RunViewer
        estimate={estimate}
        header={
          <RunHeader
            graphName={graphName}
            graphId={snapshot.graphId}
            number={number}
            createdAt={createdAt}
            renderedAt={renderedAt}
            actions={actions}
          />
        }
      />
    </RunProvider>
  );
}

function Actions({ graph }: { graph: Graph }) {
  const { live } = useRunFrame();
  if (live.endedAt === null) return <CancelButton />;
  return (
    <>
      {live.status === "failed" && <RetryFailed runId={live.id} />}
      <RunAgain graph={graph} run={live} />
    </>
  );
}

function toCostEstimate({ costNanoUsd, nodes }: EstimateAnswer): CostEstimate {
  const each = Object.entries(nodes).map(([id, node]) => [id, toAmounts(node.costNanoUsd)] as const);
  return { ...toAmounts(costNanoUsd), nodes: new Map(each) };
}

function toAmounts({ low, likely, high }: EstimateAnswer["costNanoUsd"]): Amounts {
  return { low: BigInt(low), likely: BigInt(likely), high: BigInt(high) };
}

function ownSource(id: string): RunSource {
  return { runId: id, events: `/api/v1/runs/${id}/events`, steps: `/api/v1/runs/${id}/steps` };
}

function toScene(graph: Graph, estimate: EstimateAnswer | null, source: RunSource): RunScene {
  const nodes = Object.entries(estimate?.nodes ?? {});
  return {
    graph,
    source,
    shown: everything,
    modelOf,
    outline: toOutline(graph, new Map(nodes.map(([id, node]) => [id, node.durationMs.likely]))),
    estimate: estimate === null ? null : toCostEstimate(estimate),
  };
}
