import { createContext, useContext } from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Sizing } from "@/components/canvas/canvas-editing";
import type { CanvasRun } from "@/components/canvas/canvas-run";
import type { Drafted } from "@/components/canvas/drafted";
import type { Guide } from "@/components/canvas/snap";
import type { Mark } from "@/lib/graph/compare";
import type { CardModel } from "@/lib/nodes/card-props";
import type { NodeSize } from "@/lib/nodes/kit";

/** One end of an edge that is being drawn, or that could be. */
export type PortRef = { node: string; port: string; direction: "in" | "out"; delegate: boolean };
export type Verdict = { ok: true } | { ok: false; reason: string };
/** `less` saves, `more` costs more, `other` is neither. */
export type CanvasChip = { text: string; tone: "less" | "more" | "other" };
export type ProblemCount = { errors: number; warnings: number };

/** What cards, ports and edges select from: run state and problems never become part of a node of the canvas. */
export type CanvasState = {
  run: CanvasRun | null;
  /** `~$0.0377` by node. */
  estimates: ReadonlyMap<string, string>;
  problems: ReadonlyMap<string, ProblemCount>;
  /** Nodes whose output is given with the next run. */
  pinned: ReadonlySet<string>;
  /** What became of nodes and edges, where two versions are compared. */
  marks: ReadonlyMap<string, Mark>;
  /** What stands below a card, by node or by the step of a task: how it differs, in words. */
  chips: ReadonlyMap<string, readonly CanvasChip[]>;
  modelOf: (id: string) => CardModel;
  /** The port that an edge is being drawn from. */
  connectingFrom: PortRef | null;
  /** Whether these two ends may be joined; null: this canvas only shows. */
  judge: ((from: PortRef, to: PortRef) => Verdict) | null;
  /** null: this canvas only shows. */
  sizing: Sizing | null;
  /** How large a node is while its corner is dragged. */
  sized: ReadonlyMap<string, NodeSize>;
  /** The edge that what is dragged would be put into. */
  dropOnto: string | null;
  /** The container that what is dragged now would stand in. */
  dropInto: string | null;
  /** Lines that show what lines up with what is dragged now. */
  guides: readonly Guide[];
  /** Ports that an edge ends at, as `portKey`. */
  taken: ReadonlySet<string>;
  /** The turns that were chosen to be looked at, by the step of their container. */
  looks: ReadonlyMap<string, number>;
  /** null: goes with the latest again. */
  lookAt: (container: string, turn: number | null) => void;
  /** A node or task was activated by click or key. */
  activate: (id: string) => void;
  openRegion: (id: string) => void;
  /** Regions whose many tasks are shown one by one. */
  openRegions: ReadonlySet<string>;
  /** Tasks that may still be changed, by step. Where there are any, edges are drawn between them alone. */
  drafted: ReadonlyMap<string, Drafted>;
};

export type CanvasStore = StoreApi<CanvasState>;

export function createCanvasStore(initial: Pick<CanvasState, "modelOf" | "activate" | "openRegion" | "lookAt">): CanvasStore {
  return createStore<CanvasState>(() => ({
    run: null,
    estimates: new Map(),
    problems: new Map(),
    pinned: new Set(),
    marks: new Map(),
    chips: new Map(),
    connectingFrom: null,
    judge: null,
    sizing: null,
    sized: new Map(),
    dropInto: null,
    dropOnto: null,
    guides: [],
    taken: new Set(),
    openRegions: new Set(),
    drafted: new Map(),
    looks: new Map(),
    ...initial,
  }));
}

export const CanvasContext = createContext<CanvasStore | null>(null);

export function useCanvas<T>(select: (state: CanvasState) => T): T {
  return useStore(useCanvasStore(), select);
}

export function useCanvasStore(): CanvasStore {
  const store = useContext(CanvasContext);
  if (store === null) throw new Error("a part of the canvas stands outside of a GraphCanvas");
  return store;
}

/** Where the problems of an edge stand among those of nodes, which may have the same id. */
export function edgeKey(edge: string): string {
  return `edge/${edge}`;
}

export function portKey(node: string, direction: "in" | "out", port: string): string {
  return `${node}/${direction}/${port}`;
}
