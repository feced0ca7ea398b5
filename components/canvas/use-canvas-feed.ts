import { useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { toCanvasRun, type CanvasPlan, type CanvasRun } from "@/components/canvas/canvas-run";
import type { CanvasEditing } from "@/components/canvas/canvas-editing";
import { createCanvasStore, portKey, type CanvasChip, type CanvasState, type CanvasStore } from "@/components/canvas/canvas-store";
import { draftedProblems, draftedTasks, judgeDrafted } from "@/components/canvas/drafted";
import { edgePorts } from "@/components/canvas/geometry";
import { withProposals, type Proposal } from "@/components/canvas/proposal";
import { modelOf } from "@/lib/model/model-of";
import type { EstimateOfNodes } from "@/components/canvas/graph-canvas";
import { estimatedMoney } from "@/lib/core/format";
import type { Mark } from "@/lib/graph/compare";
import type { Graph } from "@/lib/graph/document";
import type { RunView } from "@/lib/trace/run-view";

const none: ReadonlySet<string> = new Set();
const noPlans: readonly CanvasPlan[] = [];

type Feed = {
  graph: Graph;
  run: RunView | null;
  now: number | undefined;
  estimate: EstimateOfNodes | null;
  costs: boolean;
  editing: CanvasEditing | undefined;
  onSelect: ((id: string | null) => void) | undefined;
  looks: ReadonlyMap<string, number> | undefined;
  proposals: readonly Proposal[];
  marks: ReadonlyMap<string, Mark> | undefined;
  chips: ReadonlyMap<string, readonly CanvasChip[]> | undefined;
};

/** The canvas's own store. Whatever comes in is gathered and written at most once per frame. */
export function useCanvasFeed({
  graph,
  run,
  now,
  estimate,
  costs,
  editing,
  onSelect,
  looks: asked,
  proposals,
  marks,
  chips,
}: Feed): CanvasStore {
  const estimates = useMemo(() => likely(estimate), [estimate]);
  const taken = useMemo(() => takenPorts(graph), [graph]);
  const [store] = useState(() => {
    const made = createCanvasStore({
      modelOf,
      activate: () => undefined,
      openRegion: (id) => made.setState(({ openRegions }) => ({ openRegions: new Set(openRegions).add(id) })),
      lookAt: (container, turn) => made.setState(({ looks }) => ({ looks: looking(looks, container, turn) })),
    });
    made.setState({ estimates, taken, run: run === null ? null : toCanvasRun(graph, run, now ?? run.at, costs ? estimates : null, null) });
    return made;
  });

  const onSelection = editing?.onSelection;
  useEffect(() => {
    const stepOf = (id: string) => store.getState().run?.steps.get(id) ?? id;
    store.setState({ activate: (id) => (onSelection === undefined ? onSelect?.(stepOf(id)) : onSelection(new Set([id]))) });
  }, [store, onSelect, onSelection]);

  // What is selected elsewhere is brought into sight: the turns that it stands in.
  useEffect(() => {
    if (asked !== undefined && asked.size > 0) store.setState(({ looks }) => ({ looks: new Map([...looks, ...asked]) }));
  }, [store, asked]);

  const looks = useStore(store, (canvas) => canvas.looks);
  /** The run alone, as it was last shown. */
  const shown = useRef<CanvasRun | null>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const base = run === null ? null : toCanvasRun(graph, run, now ?? run.at, costs ? estimates : null, shown.current, looks);
      shown.current = base;
      const drawn = base === null || run === null ? null : withProposals(base, run, proposals, store.getState().run);
      store.setState({ estimates, taken, run: drawn });
    });
    return () => cancelAnimationFrame(frame);
  }, [store, graph, run, now, estimates, costs, taken, looks, proposals]);

  useEffect(() => store.setState({ marks: marks ?? new Map(), chips: chips ?? new Map() }), [store, marks, chips]);

  const plans = useStore(store, (canvas) => canvas.run?.plans ?? noPlans);
  const drafted = useMemo(() => draftedTasks(plans), [plans]);
  const flawed = useMemo(() => draftedProblems(plans), [plans]);
  const judgeTasks = useMemo(() => judgeOf(drafted), [drafted]);
  const judge = editing?.judge ?? judgeTasks;
  const sizing = editing?.sizing ?? null;
  const problems = editing?.problems ?? flawed;
  const pinned = editing?.pinned ?? none;
  useEffect(() => store.setState({ judge, sizing, problems, pinned, drafted }), [store, judge, sizing, problems, pinned, drafted]);
  return store;
}

function judgeOf(drafted: CanvasState["drafted"]): CanvasState["judge"] {
  return drafted.size === 0 ? null : (from, to) => judgeDrafted(drafted, from, to);
}

function looking(looks: ReadonlyMap<string, number>, container: string, turn: number | null): ReadonlyMap<string, number> {
  const next = new Map(looks);
  if (turn === null) next.delete(container);
  else next.set(container, turn);
  return next;
}

function likely(estimate: EstimateOfNodes | null): ReadonlyMap<string, string> {
  const entries = Object.entries(estimate?.nodes ?? {}).map(([id, { costNanoUsd }]) => [id, estimatedMoney(costNanoUsd.likely)] as const);
  return new Map(entries.filter(([, text]) => text !== "~$0"));
}

function takenPorts(graph: Graph): ReadonlySet<string> {
  return new Set(
    graph.edges.flatMap((edge) => {
      const [out, into] = edgePorts(edge);
      return [portKey(edge.source, "out", out), portKey(edge.target, "in", into)];
    }),
  );
}
