import { Handle, Position, type NodeProps } from "@xyflow/react";
import { memo } from "react";
import { StatusIcon } from "@/components/ui/status-sign";
import { KindTile } from "@/components/ui/kind-tile";
import { TierSign } from "@/components/ui/tier-sign";
import { activateByKey } from "@/components/canvas/card-node";
import { useCanvas, useCanvasStore, type CanvasState } from "@/components/canvas/canvas-store";
import type { TabFlowNode, TaskFlowNode } from "@/components/canvas/flow-nodes";
import { taskName } from "@/components/canvas/names";
import { counted } from "@/lib/core/format";
import { CardText } from "@/lib/nodes/card-parts";

/** A task of a plan: a node of the run, not of the graph. */
export const TaskNode = memo(function TaskNode({ data: { task, stepId, delegate, model }, selected }: NodeProps<TaskFlowNode>) {
  const run = useCanvas((canvas) => canvas.run?.cards.get(stepId) ?? null);
  const modelOf = useCanvas((canvas) => canvas.modelOf);
  const store = useCanvasStore();
  const state = run?.state ?? "waiting";
  return (
    <>
      <div
        className="card task"
        role="group"
        tabIndex={0}
        aria-label={taskName(task, delegate, run)}
        aria-current={selected || undefined}
        data-step={stepId}
        data-state={state}
        data-selected={selected || undefined}
        onKeyDown={(event) => {
          activateByKey(event, store.getState(), stepId);
          if (event.key === "Delete" || event.key === "Backspace") drop(store.getState(), task.id, event.currentTarget);
        }}
      >
        {state === "running" && <span className="beat" aria-hidden />}
        <header className="task-head">
          <StatusIcon state={state} />
          <span className="card-name" title={task.title}>
            {task.title}
          </span>
          <code className="task-id">{task.id}</code>
        </header>
        <CardText prompt={waitsFor(task.dependsOn) ?? task.objective} run={run} />
        <footer className="task-foot">
          <TierSign tier={model === null ? null : modelOf(model).tier} />
          <span className="task-delegate">{delegate}</span>
          <span className="card-number">
            {run !== null && run.cost !== "" && <span>{run.cost}</span>}
            {run !== null && run.time !== "" && <span>{run.time}</span>}
          </span>
        </footer>
      </div>
      <Handle id="in" type="target" position={Position.Left} isConnectable={false} className="port-hidden" />
      <Handle id="out" type="source" position={Position.Right} isConnectable={false} className="port-hidden" />
    </>
  );
});

/** Only a task of the plan that is reviewed can be dropped. The cursor goes on to its neighbour. */
function drop({ proposal }: Pick<CanvasState, "proposal">, task: string, card: HTMLElement): void {
  if (proposal === null || !proposal.tasks.some(({ id }) => id === task)) return;
  const cards = [...document.querySelectorAll<HTMLElement>(".canvas .task")];
  const here = cards.indexOf(card);
  (cards[here + 1] ?? cards[here - 1])?.focus();
  proposal.drop(task);
}

function waitsFor(dependsOn: readonly string[]): string | null {
  return dependsOn.length === 0 ? null : `Waits for ${dependsOn.join(", ")}`;
}

/** What is left of a node that only takes tasks while the plan is open. */
export const TabNode = memo(function TabNode({ data: { node, tasks } }: NodeProps<TabFlowNode>) {
  return (
    <div className="card tab">
      <KindTile kind={node.kind} />
      <span className="card-name" title={node.name}>
        {node.name}
      </span>
      <span className="tab-count">{counted(tasks, "task")}</span>
    </div>
  );
});
