"use client";

import { useRef } from "react";
import { ApprovalCard } from "@/components/run/questions/approval-card";
import { GoneCard } from "@/components/run/questions/gone-card";
import { PlanCard } from "@/components/run/questions/plan-card";
import { questionKey } from "@/components/run/questions/question-key";
import { isOver, useAnswer } from "@/components/run/questions/use-answer";
import { useGone } from "@/components/run/questions/use-gone";
import { useKeptFocus } from "@/components/run/questions/use-kept-focus";
import type { QuestionAnswer } from "@/lib/contract/questions";

type Props = {
  question: QuestionAnswer;
  now: number;
  /** It stands among the open ones. One that does not any more says what became of it. */
  isListed: boolean;
  /** Its reader means this one by keys that are pressed outside of all cards. */
  chosen: boolean;
  onAnswered: () => void;
  onClose: () => void;
};

/** A question to be answered. It stays in its place when it goes away elsewhere, with what was written. */
export function QuestionCard({ question, now, isListed, chosen, onAnswered, onClose }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const focus = useKeptFocus(place, () => takeFocus(place.current));
  const { answering, answer } = useAnswer(question, onAnswered);
  const isOwn = answering.state === "sending" || isOver(answering);
  const gone = useGone(question, isListed || isOwn);
  const props = { question, now, answering, answer, onClose: isOver(answering) ? onClose : undefined };
  return (
    <div ref={place} data-question={questionKey(question)} data-chosen={chosen ? "" : undefined} {...focus}>
      {gone !== null ? (
        <GoneCard question={question} gone={gone} now={now} onClose={onClose} />
      ) : question.plan !== null ? (
        <PlanCard {...props} rules={question.plan} />
      ) : (
        <ApprovalCard {...props} />
      )}
    </div>
  );
}

/** What was written takes the focus before the card does: there, letters that are still being typed do nothing at all. */
function takeFocus(place: HTMLElement | null): void {
  (place?.querySelector<HTMLElement>("textarea[readonly]") ?? place?.querySelector<HTMLElement>("section"))?.focus();
}
