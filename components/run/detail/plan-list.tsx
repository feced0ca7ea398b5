"use client";

import { rowOfTask } from "@/components/run/detail/row-of-task";
import { signOf } from "@/components/run/row-words";
import { rowThen } from "@/components/run/frame";
import { useRunFrame, useRunStore } from "@/components/run/run-context";
import { StatusSign } from "@/components/ui/status-sign";
import type { PlanView, StepView } from "@/lib/trace/run-view";

/** The tasks of one round, each a way to its step. */
export function PlanList({ plan, planner }: { plan: PlanView; planner: StepView }) {
  const frame = useRunFrame();
  const select = useRunStore().getState().select;
  return (
    <>
      {plan.refused.map((each) => (
        <p key={each.at} className="detail-note">
          A first plan was sent back: {each.problems.join(" ")}
        </p>
      ))}
      {plan.tasks.length === 0 && <p className="detail-note">Nothing more to do: no tasks in this round.</p>}
      <ol className="plan-list">
        {plan.tasks.map((task) => {
          const row = rowOfTask(frame, planner, plan.round, task);
          const sign = row === undefined ? "waiting" : signOf(rowThen(frame, row));
          return (
            <li key={task.id}>
              <button type="button" disabled={row === undefined} onClick={() => row !== undefined && select(row.id)}>
                <StatusSign state={sign} iconOnly />
                <span className="plan-title">{task.title}</span>
                <span className="plan-needs">{task.dependsOn.length === 0 ? "" : `after ${task.dependsOn.join(", ")}`}</span>
                <code>{task.id}</code>
              </button>
              <p>{task.objective}</p>
            </li>
          );
        })}
      </ol>
    </>
  );
}
