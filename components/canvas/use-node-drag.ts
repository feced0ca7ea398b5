import { useReactFlow, type Node, type ReactFlowProps } from "@xyflow/react";
import type { MouseEvent as ReactMouseEvent } from "react";
import type { CanvasEditing } from "@/components/canvas/canvas-editing";
import { useCanvasStore } from "@/components/canvas/canvas-store";
import { edgeAt } from "@/components/canvas/edge-at";
import type { FlowEdge } from "@/components/canvas/flow-edges";
import type { FlowNode } from "@/components/canvas/flow-nodes";
import { portRow } from "@/components/canvas/geometry";
import { pointerOf } from "@/components/canvas/pointer-of";
import type { Scene } from "@/components/canvas/scene";
import type { Position } from "@/lib/graph/document";

type Given = {
  editing: CanvasEditing | undefined;
  rects: Scene["rects"];
  setDragged: (places: ReadonlyMap<string, Position>) => void;
  shield: { on: () => void; off: () => void };
};
type Drag = ReactMouseEvent | MouseEvent | TouchEvent;

/** Nodes under the pointer, by the card or by the frame around a selection: where they would go is shown, and said once at the end. */
export function useNodeDrag({ editing, rects, setDragged, shield }: Given): Partial<ReactFlowProps<FlowNode, FlowEdge>> {
  const store = useCanvasStore();
  const { screenToFlowPosition, flowToScreenPosition } = useReactFlow();
  if (editing === undefined) return {};

  const targetOf = (event: Drag, nodes: readonly Node[]) => {
    const pointer = pointerOf(event);
    const into = editing.holderAt(screenToFlowPosition(pointer), idsOf(nodes));
    const [only] = nodes;
    if (only === undefined || nodes.length > 1) return { into, onto: null };
    const { x, y } = onCanvas(only, rects);
    const middle = flowToScreenPosition({ x: x + (only.width ?? 0) / 2, y: y + portRow });
    // An edge at the pointer, or where the card's ports are: people take hold of a card anywhere.
    const onto = [edgeAt(pointer), edgeAt(middle)].find((edge) => edge !== null && editing.fitsOn(edge, only.id, into)) ?? null;
    return { into, onto };
  };
  const drag = (event: Drag, nodes: readonly Node[]) => {
    setDragged(new Map(nodes.map((node) => [node.id, node.position])));
    const { into: dropInto, onto: dropOnto } = targetOf(event, nodes);
    const shown = store.getState();
    if (dropInto !== shown.dropInto || dropOnto !== shown.dropOnto) store.setState({ dropInto, dropOnto });
  };
  const stop = (event: Drag, nodes: readonly Node[]) => {
    shield.off();
    const { into, onto } = targetOf(event, nodes);
    setDragged(new Map());
    store.setState({ dropInto: null, dropOnto: null });
    editing.onMove(new Map(nodes.map((node) => [node.id, onCanvas(node, rects)])), into, onto);
  };
  return {
    onNodeDragStart: shield.on,
    onNodeDrag: (event, _node, nodes) => drag(event, nodes),
    onNodeDragStop: (event, _node, nodes) => stop(event, nodes),
    onSelectionDragStart: shield.on,
    onSelectionDrag: drag,
    onSelectionDragStop: stop,
  };
}

function idsOf(nodes: readonly Node[]): string[] {
  return nodes.map((node) => node.id);
}

/** Nodes inside of a container move by places from its corner. */
function onCanvas({ position, parentId }: Node, rects: Scene["rects"]): Position {
  const { x, y } = rects.get(parentId ?? "") ?? { x: 0, y: 0 };
  return { x: x + position.x, y: y + position.y };
}
