"use client";

import { useEffect } from "react";
import { useStore } from "zustand";
import { useShallow } from "zustand/react/shallow";
import { createStore } from "zustand/vanilla";
import { addTask, toDraft, type PlanDraft } from "@/components/run/questions/plan-draft";
import { questionKey, type QuestionPlace } from "@/components/run/questions/question-key";
import type { PlanRules, QuestionAnswer } from "@/lib/contract/questions";

/** A plan as somebody has changed it so far; `open` is the task whose form is open. */
export type PlanReview = { question: QuestionAnswer; rules: PlanRules; draft: PlanDraft; open: string | null };
type Reviews = { byQuestion: ReadonlyMap<string, PlanReview> };

/** One draft, whoever shows it: the card beside the run, the canvas, the inbox. It outlives them until the page is left. */
const reviews = createStore<Reviews>(() => ({ byQuestion: new Map() }));

function put(review: PlanReview): void {
  reviews.setState(({ byQuestion }) => ({ byQuestion: new Map(byQuestion).set(questionKey(review.question), review) }));
}

function change(place: QuestionPlace, by: (review: PlanReview) => Partial<PlanReview>): void {
  const review = reviews.getState().byQuestion.get(questionKey(place));
  if (review !== undefined) put({ ...review, ...by(review) });
}

export function changeDraft(place: QuestionPlace, by: (draft: PlanDraft) => PlanDraft): void {
  change(place, ({ draft }) => ({ draft: by(draft) }));
}

/** One form is open at a time, whichever plan it belongs to: its task is the one that is selected on the canvas. */
export function openTask(place: QuestionPlace, open: string | null): void {
  for (const { question } of reviews.getState().byQuestion.values()) if (open !== null) change(question, () => ({ open: null }));
  change(place, () => ({ open }));
}

/** A new task at the end, with its form open. */
export function addOne(place: QuestionPlace): void {
  change(place, ({ draft, rules }) => {
    const added = addTask(draft, rules);
    return { draft: added.draft, open: added.id };
  });
}

/** null: nobody has begun it on this page. */
export function usePlanReviews(places: readonly QuestionPlace[]): readonly (PlanReview | null)[] {
  return useStore(
    reviews,
    useShallow(({ byQuestion }) => places.map((place) => byQuestion.get(questionKey(place)) ?? null)),
  );
}

/** Begins a review, or goes on with the one that was begun. */
export function useBegunReview(question: QuestionAnswer, rules: PlanRules): PlanReview {
  const [begun] = usePlanReviews([question]);
  useEffect(() => begin(question, rules), [question, rules]);
  return begun ?? { question, rules, draft: toDraft(question.value), open: null };
}

function begin(question: QuestionAnswer, rules: PlanRules): void {
  if (!reviews.getState().byQuestion.has(questionKey(question))) put({ question, rules, draft: toDraft(question.value), open: null });
}
