import { ConnectionMode, ReactFlow, SelectionMode, useOnViewportChange, useReactFlow, type NodeTypes } from "@xyflow/react";
import { useCallback, useMemo, useRef, useState, type MouseEvent, type ReactNode } from "react";
import { useStore } from "zustand";
import { CardNode } from "@/components/canvas/card-node";
import type { CanvasEditing } from "@/components/canvas/canvas-editing";
import type { CanvasPlan, CanvasRun } from "@/components/canvas/canvas-run";
import { useCanvasStore } from "@/components/canvas/canvas-store";
import { ConnectionLine } from "@/components/canvas/connection-line";
import { Dots } from "@/components/canvas/dots";
import { Guides } from "@/components/canvas/guides";
import { Minimap } from "@/components/canvas/minimap";
import { itemAt, overviewItems } from "@/components/canvas/overview-item";
import { Overview } from "@/components/canvas/overview";
import { TabNode, TaskNode } from "@/components/canvas/plan-nodes";
import { RegionNode } from "@/components/canvas/region-node";
import { SceneMaker } from "@/components/canvas/scene";
import { useCamera } from "@/components/canvas/use-camera";
import { useEditingProps } from "@/components/canvas/use-editing-props";
import { useNodeDrag } from "@/components/canvas/use-node-drag";
import { cardsFrom, maxZoom, minZoom, overviewBelow } from "@/components/canvas/viewport";
import { Elbow, Wire } from "@/components/canvas/wire";
import { ZoomBar } from "@/components/canvas/zoom-bar";
import type { Graph, Position } from "@/lib/graph/document";
import { tidy } from "@/lib/graph/tidy";

const nodeTypes: NodeTypes = { card: CardNode, task: TaskNode, tab: TabNode, region: RegionNode };
const edgeTypes = { wire: Wire, elbow: Elbow };
const nothing: never[] = [];
const unmoved: ReadonlyMap<string, Position> = new Map();

type SurfaceProps = {
  graph: Graph;
  plans: readonly CanvasPlan[];
  selected: string | null;
  onSelect: ((id: string | null) => void) | undefined;
  editing: CanvasEditing | undefined;
  live: boolean;
  minimap: boolean;
  tools: ReactNode;
};

/** React Flow with what stands on it: cards from 60 % on, the overview below. */
export function Surface({ graph, plans, selected, onSelect, editing, live, minimap, tools }: SurfaceProps) {
  const store = useCanvasStore();
  const wrapper = useRef<HTMLDivElement>(null);
  const [maker] = useState(() => new SceneMaker());
  const [dragged, setDragged] = useState(unmoved);
  const open = useStore(store, (canvas) => canvas.openRegions);
  const sized = useStore(store, (canvas) => canvas.sized);
  const placed = useMemo(() => tidy(graph), [graph]);
  const card = useStore(store, (canvas) => cardOf(canvas.run, selected));
  const chosen = useMemo(() => editing?.selection ?? new Set(card === null ? [] : [card]), [editing?.selection, card]);
  const scene = useMemo(
    () => maker.make({ graph: placed, plans, open, selected: chosen, dragged, sized }),
    [maker, placed, plans, open, chosen, dragged, sized],
  );
  const items = useMemo(() => overviewItems(scene), [scene]);
  const far = useFar();
  const { settled, fit, fitOn, following, setFollowing, zoomTo } = useCamera({
    scene,
    selected: card,
    live,
    below: tools === undefined ? 0 : 56,
  });
  const fitChosen = useMemo(() => (chosen.size === 0 ? null : () => fitOn(chosen)), [chosen, fitOn]);
  const { screenToFlowPosition } = useReactFlow();
  const shield = useShield(wrapper);
  const drag = useNodeDrag({ editing, scene, setDragged, shield });
  const edits = useEditingProps({ editing, chosen, drag });
  // Before the camera is where it begins, every card would be in sight: a thousand would be made, and thrown away at the overview.
  const hasCards = settled && !far;

  const onMovedByHand = () => {
    shield.on();
    // Whoever looks elsewhere is not taken back to what runs.
    setFollowing(false);
  };
  const itemUnder = useCallback(
    (event: MouseEvent) => {
      const { x, y } = screenToFlowPosition({ x: event.clientX, y: event.clientY });
      return itemAt(items, x, y);
    },
    [items, screenToFlowPosition],
  );
  const choose = (id: string | null) => {
    if (editing === undefined && id === null) onSelect?.(null);
    else if (editing === undefined && id !== null) store.getState().activate(id);
    else editing?.onSelection(new Set(id === null ? [] : [id]));
  };
  const onDoubleClick = (event: MouseEvent) => {
    if (!(event.target instanceof Element) || !isGround(event.target)) return;
    const item = far ? itemUnder(event) : null;
    if (item !== null) zoomTo(item);
    else
      editing?.onAsk(screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: true }), {
        x: event.clientX,
        y: event.clientY,
      });
  };

  return (
    <div ref={wrapper} className="canvas" data-far={far || undefined} onDoubleClick={onDoubleClick}>
      <ReactFlow
        nodes={hasCards ? scene.nodes : nothing}
        edges={hasCards ? scene.edges : nothing}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onlyRenderVisibleElements
        nodesFocusable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        zoomOnDoubleClick={false}
        panOnScroll
        minZoom={minZoom}
        maxZoom={maxZoom}
        connectionMode={ConnectionMode.Strict}
        selectionMode={SelectionMode.Partial}
        zIndexMode="manual"
        connectionLineComponent={ConnectionLine}
        attributionPosition="bottom-left"
        // For what is dropped; a drag snaps by itself, to more than the grid.
        snapGrid={[8, 8]}
        onNodeClick={(_event, node) => editing === undefined && node.type !== "region" && node.type !== "tab" && choose(node.id)}
        onPaneClick={(event) => choose(far ? (itemUnder(event)?.id ?? null) : null)}
        // From the first movement, not from the press: a click must end on the card that it began on.
        // A move without an event is the camera's own: a click in its first moments must not be lost.
        onMove={(event) => event !== null && onMovedByHand()}
        onMoveEnd={shield.off}
        {...edits}
      >
        <Dots />
        {far && <Overview scene={scene} />}
        <Guides />
        <div className="shield" />
      </ReactFlow>
      <ZoomBar onFit={fit} onFitSelection={fitChosen} following={live ? following : null} onFollow={setFollowing} tools={tools} />
      {minimap && <Minimap items={items} />}
    </div>
  );
}

/** The card that shows a step now; what has no step of its own, or is a task, has the same id. */
function cardOf(run: CanvasRun | null, step: string | null): string | null {
  if (run !== null) for (const [card, shown] of run.steps) if (shown === step) return card;
  return step;
}

/** Where nothing stands yet: the canvas itself, or the inside of a container. */
function isGround(element: Element): boolean {
  return element.classList.contains("react-flow__pane") || element.classList.contains("container");
}

/** Crossed in one direction at 60 %, in the other at 62 %. */
function useFar(): boolean {
  const { getZoom } = useReactFlow();
  const [far, setFar] = useState(() => getZoom() < overviewBelow);
  const onChange = useCallback(({ zoom }: { zoom: number }) => setFar((was) => zoom < (was ? cardsFrom : overviewBelow)), []);
  useOnViewportChange({ onChange });
  return far;
}

/** While the canvas moves an empty element lies over it, so that pointer moves meet one element and not a thousand. */
function useShield(wrapper: React.RefObject<HTMLElement | null>) {
  const on = useCallback(() => wrapper.current?.classList.add("is-moving"), [wrapper]);
  const off = useCallback(() => wrapper.current?.classList.remove("is-moving"), [wrapper]);
  return { on, off };
}
