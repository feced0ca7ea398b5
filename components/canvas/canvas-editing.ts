import type { PortRef, ProblemCount, Verdict } from "@/components/canvas/canvas-store";
import type { Position } from "@/lib/graph/document";

/** What an editor adds to the canvas: every gesture ends in one of these. */
export type CanvasEditing = {
  /** Selected nodes and edges. */
  selection: ReadonlySet<string>;
  onSelection: (ids: ReadonlySet<string>) => void;
  /** Once, at the end of a drag. */
  onMove: (places: ReadonlyMap<string, Position>) => void;
  judge: (from: PortRef, to: PortRef) => Verdict;
  onConnect: (from: PortRef, to: PortRef) => void;
  /** Something was dragged from outside onto the canvas. */
  onDrop: (kind: string, at: Position) => void;
  /** The empty canvas was double-clicked. */
  onAsk: (at: Position, screen: { x: number; y: number }) => void;
  problems: ReadonlyMap<string, ProblemCount>;
  /** `pan`: a drag on the empty canvas moves it; `select`: it draws a frame around nodes. */
  tool: "select" | "pan";
};

/** The type under which the palette puts a kind into a drag. */
export const kindInDrag = "application/x-baton-kind";
