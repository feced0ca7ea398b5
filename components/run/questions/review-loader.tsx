"use client";

import { useBegunReview } from "@/components/run/questions/plan-reviews";
import { useQuestion } from "@/components/run/questions/use-question";
import type { PlanRules, QuestionAnswer } from "@/lib/contract/questions";

/** Begins the review of a plan whose card is not in sight: the canvas shows it all the same. */
export function ReviewLoader({ runId, id }: { runId: string; id: string }) {
  const loaded = useQuestion(runId, id);
  if (loaded.state !== "ready" || loaded.question.plan === null) return null;
  return <Begun question={loaded.question} rules={loaded.question.plan} />;
}

function Begun({ question, rules }: { question: QuestionAnswer; rules: PlanRules }) {
  useBegunReview(question, rules);
  return null;
}
