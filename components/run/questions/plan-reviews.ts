"use client";

import { useEffect } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { toDraft, type PlanDraft } from "@/components/run/questions/plan-draft";
import type { PlanRules, QuestionAnswer } from "@/lib/contract/questions";

/** A plan as somebody has changed it so far; `open` is the task whose form is open. */
export type PlanReview = { question: QuestionAnswer; rules: PlanRules; draft: PlanDraft; open: string | null };
type Reviews = { byQuestion: ReadonlyMap<string, PlanReview> };

/** One draft, whoever shows it: the card beside the run, the canvas, the inbox. It outlives them until the page is left. */
const reviews = createStore<Reviews>(() => ({ byQuestion: new Map() }));

type Place = Pick<QuestionAnswer, "runId" | "id">;

function keyOf({ runId, id }: Place): string {
  return `${runId}/${id}`;
}

function put(review: PlanReview): void {
  reviews.setState(({ byQuestion }) => ({ byQuestion: new Map(byQuestion).set(keyOf(review.question), review) }));
}

function change(place: Place, by: (review: PlanReview) => Partial<PlanReview>): void {
  const review = reviews.getState().byQuestion.get(keyOf(place));
  if (review !== undefined) put({ ...review, ...by(review) });
}

export function changeDraft(place: Place, by: (draft: PlanDraft) => PlanDraft): void {
  change(place, ({ draft }) => ({ draft: by(draft) }));
}

export function openTask(place: Place, open: string | null): void {
  change(place, () => ({ open }));
}

/** null: nobody has begun it on this page. */
export function usePlanReview(place: Place | null): PlanReview | null {
  return useStore(reviews, ({ byQuestion }) => (place === null ? null : (byQuestion.get(keyOf(place)) ?? null)));
}

/** Begins a review, or goes on with the one that was begun. */
export function useBegunReview(question: QuestionAnswer, rules: PlanRules): PlanReview {
  const begun = usePlanReview(question);
  useEffect(() => begin(question, rules), [question, rules]);
  return begun ?? { question, rules, draft: toDraft(question.value), open: null };
}

function begin(question: QuestionAnswer, rules: PlanRules): void {
  if (!reviews.getState().byQuestion.has(keyOf(question))) put({ question, rules, draft: toDraft(question.value), open: null });
}
