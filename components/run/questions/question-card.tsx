"use client";

import { ApprovalCard } from "@/components/run/questions/approval-card";
import { PlanCard } from "@/components/run/questions/plan-card";
import type { QuestionAnswer } from "@/lib/contract/questions";

type Props = { question: QuestionAnswer; now: number; onAnswered: () => void };

/** An open question to be answered. */
export function QuestionCard({ question, now, onAnswered }: Props) {
  const { plan } = question;
  if (plan !== null) return <PlanCard question={question} rules={plan} now={now} onAnswered={onAnswered} />;
  return <ApprovalCard question={question} now={now} onAnswered={onAnswered} />;
}
