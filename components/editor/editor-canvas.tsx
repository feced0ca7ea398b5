"use client";

import { Hand, LayoutDashboard, MousePointer2, Redo2, Undo2 } from "lucide-react";
import { useMemo } from "react";
import type { CanvasEditing } from "@/components/canvas/canvas-editing";
import { GraphCanvas } from "@/components/canvas/graph-canvas";
import { insertOn, putOn } from "@/components/editor/attach";
import { addNode, connect, judge, type Command } from "@/components/editor/commands";
import { run, useDesk, useEditor, useFindings } from "@/components/editor/editor-context";
import { useLayout } from "@/components/editor/layout-store";
import { grown, leastSize, moveNodes } from "@/components/editor/nest";
import { tidyUp } from "@/components/editor/tidy/tidy-up";
import { usePins } from "@/components/editor/use-pins";
import { IconButton } from "@/components/ui/icon-button";
import type { Graph, Position } from "@/lib/graph/document";
import { holderAt, nestingOf } from "@/lib/graph/nesting";

/** The canvas of the editor: every gesture becomes an edit of the document. */
export function EditorCanvas() {
  const desk = useDesk();
  const { store } = desk;
  const pins = usePins(desk);
  const graph = useEditor((state) => state.graph);
  const selection = useEditor((state) => state.selection);
  const { byNode, estimate } = useFindings();
  const tool = useLayout((layout) => layout.tool);
  const ask = useLayout((layout) => layout.ask);
  const focus = useLayout((layout) => layout.focus);
  const editing = useMemo(
    (): CanvasEditing => ({
      selection,
      tool,
      problems: byNode,
      pinned: new Set(Object.keys(pins)),
      onSelection: store.getState().select,
      onMove: (places, into, onto) => run(store, (now) => dropped(now, places, into, onto), { select: selection }),
      fitsOn: remembered((edge, node, into) => putOn(graph, edge, node, nestingOf(graph).placeOf(node), into) !== null),
      holderAt: (at, moving) => holderAt(graph, at, moving),
      sizing: {
        least: (id) => leastSize(graph, id),
        choose: (id, size) => run(store, (now) => ({ edits: grown(now, [{ type: "resize", id, size }]), select: [id] })),
      },
      judge: remembered((from, to) => judge(graph, from, to)),
      onConnect: (from, to) => run(store, (now) => connect(now, from, to)),
      onAttach: (from, at, screen) => ask({ what: "attach", from, at, screen }),
      onDrop: (kind, at, edge) => run(store, (now) => (edge === null ? null : insertOn(now, edge, kind, at)) ?? addNode(now, kind, at)),
      onAsk: (at, screen) => ask({ what: "add", at, screen }),
    }),
    [selection, tool, byNode, pins, store, graph, ask],
  );
  return (
    <section aria-label="Canvas" tabIndex={-1} className="relative min-h-0 flex-1" data-canvas>
      <GraphCanvas graph={graph} estimate={estimate} selected={focus} editing={editing} minimap tools={<Tools />} />
    </section>
  );
}

function dropped(graph: Graph, places: ReadonlyMap<string, Position>, into: string | null, onto: string | null): Command {
  const [[id, at] = []] = places;
  const put = onto === null || id === undefined || at === undefined ? null : putOn(graph, onto, id, at, into);
  return put ?? moveNodes(graph, places, into);
}

/** While an edge or a node is dragged the same is asked again on each move. */
function remembered<Args extends readonly unknown[], Answer>(answer: (...args: Args) => Answer): (...args: Args) => Answer {
  const known = new Map<string, Answer>();
  return (...args) => {
    const key = JSON.stringify(args);
    const found = known.get(key) ?? answer(...args);
    known.set(key, found);
    return found;
  };
}

function Tools() {
  const { store } = useDesk();
  const canUndo = useEditor((state) => state.past.length > 0);
  const canRedo = useEditor((state) => state.future.length > 0);
  const tool = useLayout((layout) => layout.tool);
  const setTool = useLayout((layout) => layout.setTool);
  return (
    <>
      <IconButton
        side="top"
        size="small"
        label="Select"
        keys="V"
        aria-pressed={tool === "select"}
        className={tool === "select" ? "zoom-on" : undefined}
        onClick={() => setTool("select")}
      >
        <MousePointer2 />
      </IconButton>
      <IconButton
        side="top"
        size="small"
        label="Move the canvas"
        keys="H"
        aria-pressed={tool === "pan"}
        className={tool === "pan" ? "zoom-on" : undefined}
        onClick={() => setTool("pan")}
      >
        <Hand />
      </IconButton>
      <span className="zoom-line" />
      <IconButton side="top" size="small" label="Undo" keys="⌘Z" disabled={!canUndo} onClick={() => store.getState().undo()}>
        <Undo2 />
      </IconButton>
      <IconButton side="top" size="small" label="Redo" keys="⇧⌘Z" disabled={!canRedo} onClick={() => store.getState().redo()}>
        <Redo2 />
      </IconButton>
      <IconButton side="top" size="small" label="Tidy up" keys="⇧T" onClick={() => void tidyUp(store, false)}>
        <LayoutDashboard />
      </IconButton>
      <span className="zoom-line" />
    </>
  );
}
