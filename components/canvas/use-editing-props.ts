import type { Connection, EdgeChange, Node, NodeChange, OnConnectStart, ReactFlowProps } from "@xyflow/react";
import { useReactFlow } from "@xyflow/react";
import type { DragEvent, MouseEvent as ReactMouseEvent } from "react";
import { useStore } from "zustand";
import { kindInDrag, type CanvasEditing } from "@/components/canvas/canvas-editing";
import { useCanvasStore } from "@/components/canvas/canvas-store";
import { joinDrafted } from "@/components/canvas/drafted";
import type { FlowEdge } from "@/components/canvas/flow-edges";
import type { FlowNode } from "@/components/canvas/flow-nodes";
import { endsOf, toPortRef } from "@/components/canvas/port-ref";
import type { Scene } from "@/components/canvas/scene";
import type { Position } from "@/lib/graph/document";

type Given = {
  editing: CanvasEditing | undefined;
  chosen: ReadonlySet<string>;
  rects: Scene["rects"];
  setDragged: (places: ReadonlyMap<string, Position>) => void;
};

const readOnly = { nodesDraggable: false, elementsSelectable: false } satisfies Partial<ReactFlowProps>;

/** What React Flow is told when the canvas may be changed: gestures in, edits out. */
export function useEditingProps({ editing, chosen, rects, setDragged }: Given): Partial<ReactFlowProps<FlowNode, FlowEdge>> {
  const store = useCanvasStore();
  const { screenToFlowPosition } = useReactFlow();
  const joining = useStore(store, (canvas) => canvas.drafted.size > 0);
  const drawing = {
    connectionRadius: 24,
    onConnectStart: ((_event, from) => {
      const { nodeId, handleId, handleType } = from;
      if (nodeId !== null && handleType !== null) store.setState({ connectingFrom: toPortRef({ nodeId, id: handleId, type: handleType }) });
    }) satisfies OnConnectStart,
    onConnectEnd: () => store.setState({ connectingFrom: null }),
    isValidConnection: (connection) => {
      const [from, to] = endsOf(connection as Connection); // while an edge is drawn it is always a connection
      return store.getState().judge?.(from, to).ok ?? false;
    },
  } satisfies Partial<ReactFlowProps<FlowNode, FlowEdge>>;
  if (editing === undefined)
    return {
      ...readOnly,
      ...drawing,
      nodesConnectable: joining,
      onConnect: (connection) => joinDrafted(store.getState().drafted, ...endsOf(connection)),
    };

  const select = (changes: { id: string; selected: boolean }[]) => {
    if (changes.length === 0) return;
    const next = new Set(chosen);
    for (const { id, selected } of changes)
      if (selected) next.add(id);
      else next.delete(id);
    editing.onSelection(next);
  };
  return {
    nodesDraggable: true,
    nodesConnectable: true,
    elementsSelectable: true,
    selectionOnDrag: editing.tool === "select",
    panOnDrag: editing.tool === "pan" ? true : [1, 2],
    multiSelectionKeyCode: ["Shift", "Meta", "Control"],
    ...drawing,
    onNodesChange: (changes: NodeChange<FlowNode>[]) => {
      const places = changes.flatMap((change) =>
        change.type === "position" && change.dragging === true && change.position !== undefined
          ? [[change.id, change.position] as const]
          : [],
      );
      if (places.length > 0) setDragged(new Map(places));
      select(changes.filter((change) => change.type === "select"));
    },
    onEdgesChange: (changes: EdgeChange<FlowEdge>[]) => select(changes.filter((change) => change.type === "select")),
    onNodeDrag: (event, _node, nodes) => {
      const dropInto = editing.holderAt(screenToFlowPosition(pointerOf(event)), idsOf(nodes));
      if (dropInto !== store.getState().dropInto) store.setState({ dropInto });
    },
    onNodeDragStop: (event, _node, nodes) => {
      document.querySelector(".canvas.is-moving")?.classList.remove("is-moving");
      setDragged(new Map());
      store.setState({ dropInto: null });
      const into = editing.holderAt(screenToFlowPosition(pointerOf(event)), idsOf(nodes));
      editing.onMove(new Map(nodes.map((node) => [node.id, onCanvas(node, rects)])), into);
    },
    onConnectEnd: (event, { fromHandle, toHandle, toNode }) => {
      drawing.onConnectEnd();
      if (fromHandle?.id == null || toHandle !== null || toNode !== null) return;
      const screen = pointerOf(event);
      editing.onAttach(toPortRef({ ...fromHandle, id: fromHandle.id }), screenToFlowPosition(screen, { snapToGrid: true }), screen);
    },
    onConnect: (connection) => editing.onConnect(...endsOf(connection)),
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(kindInDrag)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
      const dropOnto = edgeUnder(event);
      if (dropOnto !== store.getState().dropOnto) store.setState({ dropOnto });
    },
    onDragLeave: () => store.setState({ dropOnto: null }),
    onDrop: (event: DragEvent) => {
      const kind = event.dataTransfer.getData(kindInDrag);
      if (kind === "") return;
      event.preventDefault();
      store.setState({ dropOnto: null });
      editing.onDrop(kind, screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: true }), edgeUnder(event));
    },
  };
}

/** React Flow keeps an edge's id on the group that draws it. */
function edgeUnder({ clientX, clientY }: DragEvent): string | null {
  const edge = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement | SVGElement>(".react-flow__edge");
  return edge?.dataset["id"] ?? null;
}

/** React Flow says mouse; under a finger it is a touch. */
function pointerOf(event: ReactMouseEvent | MouseEvent | TouchEvent): Position {
  const touch = "changedTouches" in event ? event.changedTouches[0] : undefined;
  const { clientX, clientY } = touch ?? (event as MouseEvent); // an event without touches is one of a mouse
  return { x: clientX, y: clientY };
}

function idsOf(nodes: readonly Node[]): string[] {
  return nodes.map((node) => node.id);
}

/** Nodes inside of a container move by places from its corner. */
function onCanvas({ position, parentId }: Node, rects: Scene["rects"]): Position {
  const { x, y } = rects.get(parentId ?? "") ?? { x: 0, y: 0 };
  return { x: x + position.x, y: y + position.y };
}
