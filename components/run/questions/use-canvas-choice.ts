"use client";

import { openTask } from "@/components/run/questions/plan-reviews";
import { placesIn, type ReviewedPlan } from "@/components/run/questions/use-reviewed-plans";
import { useRun, useRunStore } from "@/components/run/run-context";
import { stepOfRow } from "@/lib/trace/rounds";

/** What is selected on the canvas: a step, or the task of a reviewed plan whose form is open beside it. */
export function useCanvasChoice(plans: readonly ReviewedPlan[]): { chosen: string | null; choose: (id: string | null) => void } {
  const view = useRun((state) => state.view);
  const selected = useRun((state) => state.selected);
  const select = useRunStore().getState().select;
  const places = plans.flatMap((plan) => placesIn(plan, view).map((each) => ({ ...each, plan })));
  const open = places.find(({ task, plan }) => plan.review?.open === task);

  function choose(id: string | null): void {
    const found = places.find(({ place }) => place === id);
    if (open?.plan.review != null) openTask(open.plan.review.question, null);
    if (found === undefined) return select(id);
    const { plan, task } = found;
    if (plan.review !== null) openTask(plan.review.question, task);
    // The panel has to show the card that the form stands in; of several plans that of their own planner.
    const { stepId } = plan.question;
    const isShown = selected === null ? plans.length === 1 : stepOfRow(selected) === stepId;
    if (!isShown) select(plans.length === 1 && plan.review !== null ? null : stepId);
  }

  return { chosen: open?.place ?? (selected === null ? null : stepOfRow(selected)), choose };
}
