import type { PortRef, ProblemCount, Verdict } from "@/components/canvas/canvas-store";
import type { Position } from "@/lib/graph/document";
import type { NodeSize } from "@/lib/nodes/kit";

/** Sizes that people choose: the least that one may have, and a new one. */
export type Sizing = { least: (id: string) => NodeSize; choose: (id: string, size: NodeSize) => void };

/** What an editor adds to the canvas: every gesture ends in one of these. */
export type CanvasEditing = {
  /** Selected nodes and edges. */
  selection: ReadonlySet<string>;
  onSelection: (ids: ReadonlySet<string>) => void;
  /** Once, at the end of a drag: places on the canvas, the container that was let go over, and the edge that takes the node. */
  onMove: (places: ReadonlyMap<string, Position>, into: string | null, onto: string | null) => void;
  /** Whether a node that is let go in the container can be put into the edge. */
  fitsOn: (edge: string, node: string, into: string | null) => boolean;
  /** The container that nodes would stand in if they were let go at this place of the canvas. */
  holderAt: (at: Position, moving: readonly string[]) => string | null;
  sizing: Sizing;
  judge: (from: PortRef, to: PortRef) => Verdict;
  onConnect: (from: PortRef, to: PortRef) => void;
  /** An edge was let go over the empty canvas. */
  onAttach: (from: PortRef, at: Position, screen: Position) => void;
  /** Something was dragged from outside onto the canvas, or onto an edge of it. */
  onDrop: (kind: string, at: Position, edge: string | null) => void;
  /** The empty canvas was double-clicked. */
  onAsk: (at: Position, screen: { x: number; y: number }) => void;
  problems: ReadonlyMap<string, ProblemCount>;
  /** Nodes whose output is given with the next run. */
  pinned: ReadonlySet<string>;
  /** `pan`: a drag on the empty canvas moves it; `select`: it draws a frame around nodes. */
  tool: "select" | "pan";
};

/** The type under which the palette puts a kind into a drag. */
export const kindInDrag = "application/x-baton-kind";
