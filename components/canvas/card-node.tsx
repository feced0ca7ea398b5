import type { NodeProps } from "@xyflow/react";
import { Pin } from "lucide-react";
import { memo, type KeyboardEvent } from "react";
import { useCanvas, useCanvasStore, type CanvasState } from "@/components/canvas/canvas-store";
import { DeltaChips } from "@/components/canvas/delta-chips";
import type { CardFlowNode } from "@/components/canvas/flow-nodes";
import { cardName } from "@/components/canvas/names";
import { PortHandle } from "@/components/canvas/port-handle";
import { ProblemBadge } from "@/components/canvas/problem-badge";
import { SizeGrip } from "@/components/canvas/size-grip";
import { TurnCells } from "@/components/canvas/turn-cells";
import { TurnPager } from "@/components/canvas/turn-pager";
import type { Mark } from "@/lib/graph/compare";
import type { GraphNode } from "@/lib/graph/document";
import { canResize } from "@/lib/graph/size-of";
import type { CardProps, CardRun } from "@/lib/nodes/card-props";
import { definitionOf } from "@/lib/nodes/definitions";
import { viewOf } from "@/lib/nodes/views";

/** A node of the graph. What a run adds comes from the canvas's store, by id. */
export const CardNode = memo(function CardNode({ id, data: { node, box }, selected }: NodeProps<CardFlowNode>) {
  const run = useCanvas((canvas) => canvas.run?.cards.get(id) ?? null);
  const estimate = useCanvas((canvas) => canvas.estimates.get(id) ?? "");
  const problems = useCanvas((canvas) => canvas.problems.get(id) ?? null);
  const modelOf = useCanvas((canvas) => canvas.modelOf);
  const drop = useCanvas((canvas) => canvas.dropInto === id);
  const pinned = useCanvas((canvas) => canvas.pinned.has(id));
  const mark = useCanvas((canvas) => canvas.marks.get(id) ?? null);
  const chips = useCanvas((canvas) => canvas.chips.get(id) ?? null);
  const store = useCanvasStore();
  const { Card } = viewOf(node.kind);
  const compiled = definitionOf(node.kind)?.role !== "note";
  const shown = compiled ? run : null;
  return (
    <>
      <div
        className={box.holds ? "card container" : "card"}
        role="group"
        tabIndex={0}
        aria-label={cardName(node, modelOf, shown, problems, pinned ? "pinned" : mark, chips)}
        aria-current={selected || undefined}
        data-node={id}
        data-note={!compiled || undefined}
        data-state={shown?.state}
        data-selected={selected || undefined}
        data-drop={drop || undefined}
        data-mark={mark ?? undefined}
        onKeyDown={(event) => activateByKey(event, store.getState(), id)}
      >
        {shown?.state === "running" && <span className="beat" aria-hidden />}
        <Card node={node} modelOf={modelOf} estimate={estimate} run={shown} inside={insideOf(node, shown)} />
      </div>
      {canResize(node) && <SizeGrip id={id} name={portOwner(node)} size={box} />}
      {pinned && (
        <span className="pin-badge" aria-hidden>
          <Pin size={12} strokeWidth={2} />
          pinned
        </span>
      )}
      {problems !== null && <ProblemBadge {...problems} />}
      {chips !== null && <DeltaChips chips={chips} />}
      {mark !== null && chips === null && (
        <span className="mark-badge" data-mark={mark} aria-hidden>
          {signs[mark]} {mark}
        </span>
      )}
      {box.ports.map((port) => (
        <PortHandle key={`${port.direction}/${port.shape}/${port.name}`} node={id} name={portOwner(node)} port={port} />
      ))}
    </>
  );
});

export function activateByKey(event: KeyboardEvent, { activate }: Pick<CanvasState, "activate">, id: string): void {
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || (event.key !== "Enter" && event.key !== " ")) return;
  event.preventDefault();
  activate(id);
}

function insideOf(node: GraphNode, run: CardRun | null): CardProps["inside"] {
  if (run?.turns == null) return null;
  return { pager: <TurnPager name={portOwner(node)} turns={run.turns} />, cells: <TurnCells turns={run.turns} /> };
}

const signs: Record<Mark, string> = { added: "+", removed: "−", changed: "≠", moved: "→" };

function portOwner(node: GraphNode): string {
  return node.name || node.id;
}
