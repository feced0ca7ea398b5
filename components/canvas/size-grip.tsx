import { useStoreApi } from "@xyflow/react";
import { useRef, type KeyboardEvent, type PointerEvent } from "react";
import { useCanvas, useCanvasStore } from "@/components/canvas/canvas-store";
import type { NodeSize } from "@/lib/nodes/kit";

const grid = 8;
const arrows: Record<string, NodeSize> = {
  ArrowLeft: { width: -grid, height: 0 },
  ArrowRight: { width: grid, height: 0 },
  ArrowUp: { width: 0, height: -grid },
  ArrowDown: { width: 0, height: grid },
};

/** The corner by which a node is made larger or smaller, on the grid and never smaller than what is inside. By key with the arrows. */
export function SizeGrip({ id, name, size }: { id: string; name: string; size: NodeSize }) {
  const sizing = useCanvas((canvas) => canvas.sizing);
  const store = useCanvasStore();
  const flow = useStoreApi();
  const start = useRef<{ x: number; y: number; size: NodeSize } | null>(null);
  if (sizing === null) return null;

  const fitted = (wish: NodeSize): NodeSize => {
    const least = sizing.least(id);
    return { width: Math.max(least.width, onGrid(wish.width)), height: Math.max(least.height, onGrid(wish.height)) };
  };
  const wished = (event: PointerEvent): NodeSize | null => {
    if (start.current === null) return null;
    const zoom = flow.getState().transform[2];
    const { x, y, size: from } = start.current;
    return fitted({ width: from.width + (event.clientX - x) / zoom, height: from.height + (event.clientY - y) / zoom });
  };
  const onPointerDown = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, y: event.clientY, size };
  };
  const onPointerMove = (event: PointerEvent) => {
    const next = wished(event);
    if (next !== null) store.setState({ sized: new Map([[id, next]]) });
  };
  const onPointerUp = (event: PointerEvent) => {
    const next = wished(event);
    start.current = null;
    store.setState({ sized: new Map() });
    if (next !== null) sizing.choose(id, next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = arrows[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const far = event.shiftKey ? 3 : 1;
    sizing.choose(id, fitted({ width: size.width + by.width * far, height: size.height + by.height * far }));
  };
  return (
    <button
      type="button"
      className="size-grip nodrag nopan"
      aria-label={`Size of ${name}, ${size.width} by ${size.height}`}
      title="Drag, or press arrow keys, to change the size"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onKeyDown={onKeyDown}
    />
  );
}

function onGrid(value: number): number {
  return Math.round(value / grid) * grid;
}
