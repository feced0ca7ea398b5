import { useReactFlow, useStoreApi, type Node, type ReactFlowProps } from "@xyflow/react";
import { useRef, type MouseEvent as ReactMouseEvent } from "react";
import { alignmentWith, type Alignment } from "@/components/canvas/alignment";
import type { CanvasEditing } from "@/components/canvas/canvas-editing";
import { useCanvasStore } from "@/components/canvas/canvas-store";
import { edgeAt } from "@/components/canvas/edge-at";
import type { FlowEdge } from "@/components/canvas/flow-edges";
import type { FlowNode } from "@/components/canvas/flow-nodes";
import { boundsOf, overlaps, portRow, type Rect } from "@/components/canvas/geometry";
import { isSame } from "@/components/canvas/is-same";
import { pointerOf } from "@/components/canvas/pointer-of";
import type { Scene } from "@/components/canvas/scene";
import { snap, type Guide } from "@/components/canvas/snap";
import type { Position } from "@/lib/graph/document";

type Given = {
  editing: CanvasEditing | undefined;
  scene: Scene;
  setDragged: (places: ReadonlyMap<string, Position>) => void;
  shield: { on: () => void; off: () => void };
};
type Drag = ReactMouseEvent | MouseEvent | TouchEvent;
/** Where the nodes stand now, from the corner of what is around them, and what would take them. */
type Shown = { places: ReadonlyMap<string, Position>; into: string | null; onto: string | null };
/** What stood on the canvas when the drag began: gathered once, so that a move asks no node of it. */
type Session = { scene: Scene; seen: Rect; known: Map<string | null, Alignment>; shown: Shown | null };

/** On the screen. */
const reach = 6;

/** Nodes under the pointer, by the card or by the frame around a selection: where they would go is shown, and said once at the end. */
export function useNodeDrag({ editing, scene, setDragged, shield }: Given): Partial<ReactFlowProps<FlowNode, FlowEdge>> {
  const store = useCanvasStore();
  const flow = useStoreApi();
  const { screenToFlowPosition, flowToScreenPosition, getZoom } = useReactFlow();
  const session = useRef<Session | null>(null);
  if (editing === undefined) return {};

  const start = () => {
    const {
      transform: [x, y, zoom],
      width,
      height,
    } = flow.getState();
    const seen = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
    session.current = { scene, seen, known: new Map(), shown: null };
    shield.on();
  };
  const edgeFor = (pointer: Position, node: Node, { x, y }: Position, into: string | null) => {
    const middle = flowToScreenPosition({ x: x + (node.width ?? 0) / 2, y: y + portRow });
    // At the pointer, or where the card's ports are: people take hold of a card anywhere.
    return [edgeAt(pointer), edgeAt(middle)].find((edge) => edge !== null && editing.fitsOn(edge, node.id, into)) ?? null;
  };
  const drag = (event: Drag, nodes: readonly Node[]) => {
    const [first] = nodes;
    if (session.current === null || first === undefined) return;
    const pointer = pointerOf(event);
    const ids = nodes.map((node) => node.id);
    const into = editing.holderAt(screenToFlowPosition(pointer), ids);
    const { by, guides } = isFree(event)
      ? { by: toPixel(first.position), guides: [] }
      : settled(session.current, nodes, into, reach / getZoom());
    const places = new Map(nodes.map(({ id, position }) => [id, { x: position.x + by.x, y: position.y + by.y }]));
    const onto = nodes.length > 1 ? null : edgeFor(pointer, first, shifted(onCanvas(first, session.current.scene.rects), by), into);
    session.current.shown = { places, into, onto };
    setDragged(places);
    show({ dropInto: into, dropOnto: onto, guides });
  };
  const show = (next: { dropInto: string | null; dropOnto: string | null; guides: readonly Guide[] }) => {
    const { dropInto, dropOnto, guides } = store.getState();
    if (!isSame({ dropInto, dropOnto, guides }, next)) store.setState(next);
  };
  const stop = (_event: Drag, nodes: readonly Node[]) => {
    shield.off();
    const last = session.current;
    session.current = null;
    setDragged(new Map());
    show({ dropInto: null, dropOnto: null, guides: [] });
    if (last?.shown == null) return;
    const { places, into, onto } = last.shown;
    const at = (node: Node) => onCanvas({ ...node, position: places.get(node.id) ?? node.position }, last.scene.rects);
    editing.onMove(new Map(nodes.map((node) => [node.id, at(node)])), into, onto);
  };
  return {
    onNodeDragStart: start,
    onNodeDrag: (event, _node, nodes) => drag(event, nodes),
    onNodeDragStop: (event, _node, nodes) => stop(event, nodes),
    onSelectionDragStart: start,
    onSelectionDrag: drag,
    onSelectionDragStop: stop,
  };
}

/** A key that is held lets nodes stand anywhere. */
function isFree({ altKey, ctrlKey }: Drag): boolean {
  return altKey || ctrlKey;
}

function settled({ scene, seen, known }: Session, nodes: readonly Node[], container: string | null, within: number) {
  const moving = boundsOf(nodes.map((node) => ({ width: 0, height: 0, ...scene.rects.get(node.id), ...onCanvas(node, scene.rects) })));
  const anchor = nodes[0]?.position ?? { x: 0, y: 0 };
  if (moving === null) return { by: { x: 0, y: 0 }, guides: [] };
  const alignment = known.get(container) ?? alignmentWith(others(scene, seen, nodes, container));
  known.set(container, alignment);
  return snap(moving, alignment, { anchor, reach: within });
}

/** What else stands in the container and is in sight. */
function others({ nodes, rects }: Scene, seen: Rect, moving: readonly Node[], container: string | null): Rect[] {
  const ids = new Set(moving.map((node) => node.id));
  return nodes.flatMap(({ id, parentId }) => {
    const rect = rects.get(id);
    return rect === undefined || (parentId ?? null) !== container || ids.has(id) || !overlaps(rect, seen) ? [] : rect;
  });
}

function toPixel({ x, y }: Position): Position {
  return { x: Math.round(x) - x, y: Math.round(y) - y };
}

/** Nodes inside of a container move by places from its corner. */
function onCanvas({ position, parentId }: Node, rects: Scene["rects"]): Position {
  return shifted(position, rects.get(parentId ?? "") ?? { x: 0, y: 0 });
}

function shifted({ x, y }: Position, by: Position): Position {
  return { x: x + by.x, y: y + by.y };
}
