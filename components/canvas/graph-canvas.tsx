"use client";

import "@xyflow/react/dist/base.css";
import "@/components/canvas/cards.css";
import "@/components/canvas/containers.css";
import "@/components/canvas/marks.css";
import "@/components/canvas/plans.css";
import "@/components/canvas/wires.css";
// Last: it ends all movement for those who ask for none.
import "@/components/canvas/canvas.css";
import { ReactFlowProvider } from "@xyflow/react";
import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { CanvasPlan } from "@/components/canvas/canvas-run";
import { CanvasContext, type CanvasChip } from "@/components/canvas/canvas-store";
import type { CanvasEditing } from "@/components/canvas/canvas-editing";
import type { Proposal } from "@/components/canvas/proposal";
import { Surface } from "@/components/canvas/surface";
import { useCanvasFeed } from "@/components/canvas/use-canvas-feed";
import type { Mark } from "@/lib/graph/compare";
import type { Graph } from "@/lib/graph/document";
import type { RunView } from "@/lib/trace/run-view";

export type GraphCanvasProps = {
  graph: Graph;
  /** The run to show on the graph that it ran; null: the graph alone. */
  run?: RunView | null;
  /** Milliseconds since 1970 at the playhead, for the times of what is still running. Left out: the time of the last event. */
  now?: number;
  /** Likely cost by node. */
  estimate?: EstimateOfNodes | null;
  /** Whether cards tell what their steps cost. */
  costs?: boolean;
  /** Id of the selected step in a run, else of the selected node. */
  selected?: string | null;
  onSelect?: (id: string | null) => void;
  /** Turns of containers to look at, by the container's step; changes when the reader turns to another. */
  looks?: ReadonlyMap<string, number>;
  /** Plans that are reviewed. */
  proposals?: readonly Proposal[];
  /** What became of nodes and edges, by id. */
  marks?: ReadonlyMap<string, Mark>;
  /** What stands below cards, by node or by the step of a task. */
  chips?: ReadonlyMap<string, readonly CanvasChip[]>;
  /** Left out: the canvas only shows. */
  editing?: CanvasEditing;
  /** Whether the camera goes after what runs. */
  live?: boolean;
  /** The whole graph in small. */
  minimap?: boolean;
  /** Buttons in front of the zoom; the bar then stands in the middle. */
  tools?: ReactNode;
};
export type EstimateOfNodes = { nodes: Record<string, { costNanoUsd: { likely: string | bigint } }> };

const noPlans: readonly CanvasPlan[] = [];
const noProposals: readonly Proposal[] = [];

/** The canvas of the editor, the run page and the share page. The parent gives it its size. */
export function GraphCanvas({
  graph,
  run = null,
  now,
  estimate = null,
  costs = true,
  selected = null,
  onSelect,
  looks,
  proposals = noProposals,
  marks,
  chips,
  editing,
  live = false,
  minimap = false,
  tools,
}: GraphCanvasProps) {
  const store = useCanvasFeed({ graph, run, now, estimate, costs, editing, onSelect, looks, proposals, marks, chips });
  const plans = useStore(store, (canvas) => canvas.run?.plans ?? noPlans);
  return (
    <CanvasContext value={store}>
      <ReactFlowProvider>
        <Surface
          graph={graph}
          plans={plans}
          selected={selected}
          onSelect={onSelect}
          editing={editing}
          live={live && run !== null}
          minimap={minimap}
          tools={tools}
        />
      </ReactFlowProvider>
    </CanvasContext>
  );
}
