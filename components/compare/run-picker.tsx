"use client";

import { useEffect, useState } from "react";
import { PickList, type Pick } from "@/components/ui/pick-list";
import { StatusIcon } from "@/components/ui/status-sign";
import { runSign } from "@/components/run/run-sign";
import { call } from "@/lib/contract/client";
import { listRuns, type RunSummary } from "@/lib/contract/runs";
import { dateTime, duration, sumMoney } from "@/lib/core/format";

type Props = {
  title: string;
  /** null: runs of every graph. */
  graphId: string | null;
  /** Not offered: a run is not compared with itself. */
  except: readonly string[];
  at: { x: number; y: number } | null;
  onPick: (run: string) => void;
  onClose: () => void;
};

/** The latest runs of a graph, to take one. */
export function RunPicker({ title, graphId, except, at, onPick, onClose }: Props) {
  const [runs, setRuns] = useState<RunSummary[] | "failed" | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    call(listRuns, { query: { limit: 50, ...(graphId === null ? {} : { graph: graphId }) }, signal: abort.signal })
      .then(({ items }) => setRuns(items))
      .catch(() => abort.signal.aborted || setRuns("failed"));
    return () => abort.abort();
  }, [graphId]);
  const picks = Array.isArray(runs) ? runs.filter(({ id }) => !except.includes(id)).map(toPick) : [];
  const empty =
    runs === null ? "Looking for runs" : runs === "failed" ? "The runs could not be read." : "There is no other run of this graph.";
  return <PickList wide title={title} picks={picks} empty={empty} at={at} onPick={onPick} onClose={onClose} />;
}

function toPick(run: RunSummary): Pick {
  const parts = [
    run.version === null ? "" : `v${run.version}`,
    dateTime(run.createdAt, Date.now()),
    sumMoney(run.costNanoUsd, run.unpricedCalls, run.lost.maxNanoUsd),
    run.durationMs === null ? "" : duration(run.durationMs),
    run.title,
  ];
  return {
    id: run.id,
    label: `Run ${run.number}`,
    detail: parts.filter((part) => part !== "").join(", "),
    start: <StatusIcon state={runSign(run)} />,
    words: run.tags.join(" "),
  };
}
