"use client";

import { taskStep } from "@/components/canvas/canvas-run";
import type { Proposal } from "@/components/canvas/proposal";
import { usePlanReviews, type PlanReview } from "@/components/run/questions/plan-reviews";
import { askedProposal, draftedProposal, reviewedPlans } from "@/components/run/questions/reviewed-plans";
import { useRun, useRunScene } from "@/components/run/run-context";
import type { QuestionView, RunView } from "@/lib/trace/run-view";

/** `review`: what its owner made of it; null where it is only looked at, or not read yet. */
export type ReviewedPlan = { question: QuestionView; review: PlanReview | null; proposal: Proposal | null };

/** The plans that the canvas shows as proposed. Their owner changes them at the live end; else they are only looked at. */
export function useReviewedPlans(): { plans: readonly ReviewedPlan[]; runId: string | null } {
  // The same view as the canvas shows: one of another moment would draw a plan twice, or not at all.
  const view = useRun((state) => state.view);
  const following = useRun((state) => state.playhead === null);
  const { runId: own } = useRunScene().source;
  const runId = following ? own : null;
  const asked = reviewedPlans(view);
  const reviews = usePlanReviews(runId === null ? [] : asked.map(({ id }) => ({ runId, id })));
  const plans = asked.map((question, index): ReviewedPlan => {
    const review = reviews[index] ?? null;
    return { question, review, proposal: review === null ? askedProposal(question, view) : draftedProposal(review, view, question) };
  });
  return { plans, runId };
}

/** Where each task of a reviewed plan stands on the canvas, kept or dropped. */
export function placesIn({ proposal }: ReviewedPlan, view: RunView): { task: string; place: string }[] {
  const planner = proposal === null ? undefined : view.steps.get(proposal.step);
  if (proposal === null || planner === undefined) return [];
  return [...proposal.tasks, ...proposal.dropped].map((task) => ({ task: task.id, place: taskStep(planner, proposal.round, task) }));
}
