import { Handle, Position, type NodeProps } from "@xyflow/react";
import { CircleAlert, Plus } from "lucide-react";
import { memo } from "react";
import { useStore } from "zustand";
import { useShallow } from "zustand/react/shallow";
import { StatusIcon } from "@/components/ui/status-sign";
import { useCanvasStore, type CanvasState } from "@/components/canvas/canvas-store";
import type { RegionFlowNode } from "@/components/canvas/flow-nodes";
import type { Proposal } from "@/components/canvas/proposal";
import { words } from "@/components/canvas/step-card";
import { IconButton } from "@/components/ui/icon-button";
import { counted } from "@/lib/core/format";
import type { CardState } from "@/lib/nodes/card-props";

/** The ground that the tasks of one round stand on, with their tally and the bracket around what starts together. */
export const RegionNode = memo(function RegionNode({ id, data: { region, title, steps, proposal } }: NodeProps<RegionFlowNode>) {
  const states = useStates(steps);
  const store = useCanvasStore();
  return (
    <div
      className="region"
      role="group"
      aria-label={`${title}, ${proposal === null ? inWords(states) : counted(steps.length, "task")}`}
      data-proposed={proposal !== null || undefined}
    >
      <header className="region-head">
        <span className="region-title">{title}</span>
        {proposal === null ? (
          tally(states).map(([state, count]) => (
            <span className="region-tally" data-state={state} key={state}>
              <StatusIcon state={state} />
              {count}
            </span>
          ))
        ) : (
          <ProposalTools proposal={proposal} />
        )}
      </header>
      {region.bracket !== null && <Bracket {...region.bracket} />}
      {region.cells !== null && (
        <button type="button" className="region-cells nodrag" onClick={() => store.getState().openRegion(id)}>
          <span className="sr-only">Show {region.cells.length} tasks</span>
          {states.map((state, index) => (
            <span className="cell" data-state={state} key={index} />
          ))}
        </button>
      )}
      <Handle id="delegate" type="target" position={Position.Top} isConnectable={false} className="port-hidden" style={{ left: 212 }} />
    </div>
  );
});

function ProposalTools({ proposal: { problems, acts } }: { proposal: Proposal }) {
  return (
    <>
      {problems > 0 && (
        <span className="region-tally" data-state="failed">
          <CircleAlert size={14} strokeWidth={2} aria-hidden />
          {counted(problems, "problem")}
        </span>
      )}
      {acts !== null && (
        <IconButton label="Add a task" size="row" className="nodrag" disabled={acts.add === null} onClick={() => acts.add?.()}>
          <Plus />
        </IconButton>
      )}
    </>
  );
}

function Bracket({ y, height }: { y: number; height: number }) {
  return (
    <svg className="bracket" style={{ top: y }} width={12} height={height} aria-hidden>
      <path d={`M 11 1 L 3 5 L 3 ${height - 5} L 11 ${height - 1}`} />
    </svg>
  );
}

function useStates(steps: readonly string[]): CardState[] {
  const select = (canvas: CanvasState) => steps.map((step) => canvas.run?.cards.get(step)?.state ?? "waiting");
  return useStore(useCanvasStore(), useShallow(select));
}

const order: CardState[] = ["done", "reused", "running", "asking", "failed", "held", "skipped", "cancelled", "waiting"];

function tally(states: readonly CardState[]): [CardState, number][] {
  return order.flatMap((state) => {
    const count = states.filter((each) => each === state).length;
    return count === 0 ? [] : [[state, count] as [CardState, number]]; // a pair, not a list
  });
}

function inWords(states: readonly CardState[]): string {
  return tally(states)
    .map(([state, count]) => `${count} ${words[state].toLowerCase()}`)
    .join(", ");
}
