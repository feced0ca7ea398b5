import type { Connection, EdgeChange, NodeChange, OnConnectStart, ReactFlowProps } from "@xyflow/react";
import { useReactFlow } from "@xyflow/react";
import type { DragEvent } from "react";
import { useStore } from "zustand";
import { kindInDrag, type CanvasEditing } from "@/components/canvas/canvas-editing";
import { useCanvasStore } from "@/components/canvas/canvas-store";
import { joinDrafted } from "@/components/canvas/drafted";
import { edgeAt } from "@/components/canvas/edge-at";
import type { FlowEdge } from "@/components/canvas/flow-edges";
import type { FlowNode } from "@/components/canvas/flow-nodes";
import { pointerOf } from "@/components/canvas/pointer-of";
import { endsOf, toPortRef } from "@/components/canvas/port-ref";
import type { useNodeDrag } from "@/components/canvas/use-node-drag";
import type { Position } from "@/lib/graph/document";

type Given = {
  editing: CanvasEditing | undefined;
  chosen: ReadonlySet<string>;
  drag: ReturnType<typeof useNodeDrag>;
};

const readOnly = { nodesDraggable: false, elementsSelectable: false } satisfies Partial<ReactFlowProps>;

/** What React Flow is told when the canvas may be changed: gestures in, edits out. */
export function useEditingProps({ editing, chosen, drag }: Given): Partial<ReactFlowProps<FlowNode, FlowEdge>> {
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
    ...drag,
    onNodesChange: (changes: NodeChange<FlowNode>[]) => select(changes.filter((change) => change.type === "select")),
    onEdgesChange: (changes: EdgeChange<FlowEdge>[]) => select(changes.filter((change) => change.type === "select")),
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
      const dropOnto = edgeAt(placeOf(event));
      if (dropOnto !== store.getState().dropOnto) store.setState({ dropOnto });
    },
    onDragLeave: () => store.setState({ dropOnto: null }),
    onDrop: (event: DragEvent) => {
      const kind = event.dataTransfer.getData(kindInDrag);
      if (kind === "") return;
      event.preventDefault();
      store.setState({ dropOnto: null });
      editing.onDrop(kind, screenToFlowPosition(placeOf(event), { snapToGrid: true }), edgeAt(placeOf(event)));
    },
  };
}

function placeOf({ clientX, clientY }: DragEvent): Position {
  return { x: clientX, y: clientY };
}
