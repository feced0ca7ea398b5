"use client";

import { useMemo } from "react";
import type { Proposal } from "@/components/canvas/proposal";
import { addTask, dropTask, likelyOf, problemsIn, toTasks } from "@/components/run/questions/plan-draft";
import { changeDraft, openTask, usePlanReview, type PlanReview } from "@/components/run/questions/plan-reviews";
import { useRunFrame, useRunScene } from "@/components/run/run-context";
import { estimatedMoney } from "@/lib/core/format";
import type { QuestionView, RunView } from "@/lib/trace/run-view";

/** The plan that the canvas shows as proposed, and the question whose card holds the draft. null: none is reviewed at the playhead. */
export function useProposal(): { proposal: Proposal | null; review: PlanReview | null; question: QuestionView | null } {
  const { view, following } = useRunFrame();
  const { runId } = useRunScene().source;
  const question = following && runId !== null ? reviewedPlan(view) : null;
  const review = usePlanReview(question === null || runId === null ? null : { runId, id: question.id });
  const step = question?.stepId;
  const round = step === undefined ? 0 : roundOf(view, step);
  const proposal = useMemo(() => (review === null || step === undefined ? null : toProposal(review, step, round)), [review, step, round]);
  return { proposal, review, question };
}

/** The one that is open, or was approved and is not yet in the trace: until then its place would be empty. */
export function reviewedPlan(view: RunView): QuestionView | null {
  const asked = [...view.questions.values()].filter(({ kind }) => kind === "plan");
  const last = asked.at(-1);
  if (last === undefined || view.endedAt !== null) return null;
  if (last.answer === null) return last;
  const written = view.steps.get(last.stepId)?.plans.some((plan) => plan.at >= last.askedAt && plan.written) ?? true;
  return last.answer.decision === "approve" && !written ? last : null;
}

function roundOf(view: RunView, step: QuestionView["stepId"]): number {
  return (view.steps.get(step)?.plans.filter((plan) => plan?.written).length ?? 0) + 1;
}

function toProposal({ question, rules, draft }: PlanReview, step: QuestionView["stepId"], round: number): Proposal {
  const tasks = toTasks(draft);
  const costs = tasks.flatMap((task) => {
    const likely = likelyOf(task, rules);
    return likely === null ? [] : [[task.id, estimatedMoney(likely)] as const];
  });
  const add = () => {
    const added = addTask(draft, rules);
    changeDraft(question, () => added.draft);
    openTask(question, added.id);
  };
  return {
    step,
    round,
    tasks,
    costs: new Map(costs),
    problems: problemsIn(draft, rules).length,
    drop: (task) => changeDraft(question, (now) => dropTask(now, task)),
    add: tasks.length < rules.maxTasks ? add : null,
  };
}
