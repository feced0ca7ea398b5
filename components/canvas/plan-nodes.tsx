import { Handle, Position, type NodeProps } from "@xyflow/react";
import { memo } from "react";
import { StatusIcon } from "@/components/ui/status-sign";
import { KindTile } from "@/components/ui/kind-tile";
import { TierSign } from "@/components/ui/tier-sign";
import { activateByKey } from "@/components/canvas/card-node";
import { useCanvas, useCanvasStore } from "@/components/canvas/canvas-store";
import { DeltaChips } from "@/components/canvas/delta-chips";
import type { Drafted } from "@/components/canvas/drafted";
import type { TabFlowNode, TaskFlowNode } from "@/components/canvas/flow-nodes";
import { flowHandleId } from "@/components/canvas/geometry";
import { taskName } from "@/components/canvas/names";
import { PortHandle } from "@/components/canvas/port-handle";
import { ProblemBadge } from "@/components/canvas/problem-badge";
import { counted } from "@/lib/core/format";
import { CardText } from "@/lib/nodes/card-parts";

/** A task of a plan: a node of the run, not of the graph. */
export const TaskNode = memo(function TaskNode({ data: { task, stepId, delegate, model }, height = 0, width = 0, selected }: TaskProps) {
  const run = useCanvas((canvas) => canvas.run?.cards.get(stepId) ?? null);
  const problems = useCanvas((canvas) => canvas.problems.get(stepId) ?? null);
  const drafted = useCanvas((canvas) => canvas.drafted.get(stepId) ?? null);
  const modelOf = useCanvas((canvas) => canvas.modelOf);
  const chips = useCanvas((canvas) => canvas.chips.get(stepId) ?? null);
  const store = useCanvasStore();
  const state = run?.state ?? "waiting";
  return (
    <>
      <div
        className="card task"
        role="group"
        tabIndex={0}
        aria-label={taskName(task, delegate, run, problems, chips)}
        aria-current={selected || undefined}
        data-step={stepId}
        data-state={state}
        data-mark={chips === null ? undefined : "changed"}
        data-dropped={drafted?.dropped || undefined}
        data-selected={selected || undefined}
        onKeyDown={(event) => {
          activateByKey(event, store.getState(), stepId);
          if (drafted !== null && (event.key === "Delete" || event.key === "Backspace")) dropOrTakeBack(drafted, event.currentTarget);
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
      {problems !== null && <ProblemBadge {...problems} />}
      {chips !== null && <DeltaChips chips={chips} />}
      <TaskEnd stepId={stepId} name={task.title} direction="in" x={0} y={height / 2} open={drafted?.dropped === false} />
      <TaskEnd stepId={stepId} name={task.title} direction="out" x={width} y={height / 2} open={drafted?.dropped === false} />
    </>
  );
});

type TaskProps = NodeProps<TaskFlowNode>;
type End = { stepId: string; name: string; direction: "in" | "out"; x: number; y: number; open: boolean };

/** Where edges between tasks end: a port while the plan may be changed, else nothing that is seen. */
function TaskEnd({ stepId, name, direction, x, y, open }: End) {
  if (open)
    return <PortHandle node={stepId} name={name} port={{ name: direction, direction, shape: "circle", x, y, gone: false, inner: false }} />;
  const [type, side] = direction === "in" ? (["target", Position.Left] as const) : (["source", Position.Right] as const);
  return <Handle id={flowHandleId(direction)} type={type} position={side} isConnectable={false} className="port-hidden" />;
}

/** The cursor stays on the card; one that goes for good hands it to its neighbour. */
function dropOrTakeBack({ task, dropped, added, acts }: Drafted, card: HTMLElement): void {
  if (dropped) return acts.takeBack(task);
  if (added) {
    const cards = [...document.querySelectorAll<HTMLElement>(".canvas .task")];
    const here = cards.indexOf(card);
    (cards[here + 1] ?? cards[here - 1])?.focus();
  }
  acts.drop(task);
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
