"use client";

import { ValueView } from "@/components/run/detail/value-view";
import { AnswerBox } from "@/components/run/questions/answer-box";
import { goneText, goneWord, type Gone } from "@/components/run/questions/gone";
import { changesIn, planText } from "@/components/run/questions/plan-draft";
import { usePlanReviews } from "@/components/run/questions/plan-reviews";
import { QuestionFrame } from "@/components/run/questions/question-frame";
import { textOf } from "@/components/run/questions/value-editor";
import { useWrittenValue } from "@/components/run/questions/written-values";
import { CopyButton } from "@/components/ui/copy-button";
import { Field } from "@/components/ui/field";
import type { SignState } from "@/components/ui/status-sign";
import { TextArea } from "@/components/ui/text-area";
import type { QuestionAnswer } from "@/lib/contract/questions";

type Props = { question: QuestionAnswer; gone: Gone; now: number; onClose: () => void };

const signs: Record<Gone["why"], SignState> = {
  answered: "done",
  expired: "skipped",
  cancelled: "cancelled",
  ended: "skipped",
  dropped: "skipped",
};

/** A question that is over, though its reader did not answer it: why, and what they had written, to be copied. */
export function GoneCard({ question, gone, now, onClose }: Props) {
  const written = useWritten(question);
  const sent = "answer" in gone ? gone.answer.value : undefined;
  return (
    <QuestionFrame
      kind={question.nodeKind}
      name={question.nodeName}
      sign={{ state: signs[gone.why], word: goneWord(gone) }}
      message={question.plan === null ? question.message : ""}
      onClose={onClose}
    >
      <p role="status" className="text-base text-ink-2">
        {goneText(gone, now)}
        {written !== null && written !== textOf(question.value) && " What you wrote was not sent."}
      </p>
      {sent !== undefined && (
        <AnswerBox label="The answer that counts">
          <ValueView value={sent} />
        </AnswerBox>
      )}
      {written !== null ? (
        <Field label="What you wrote" aside={<CopyButton text={written} wide size="row" look="ghost" />}>
          <TextArea value={written} readOnly rows={Math.min(12, Math.max(3, written.split("\n").length + 1))} />
        </Field>
      ) : (
        sent === undefined && (
          <AnswerBox label="Value">
            <ValueView value={question.value} />
          </AnswerBox>
        )
      )}
    </QuestionFrame>
  );
}

/** null: nothing was being written. */
function useWritten(question: QuestionAnswer): string | null {
  const text = useWrittenValue(question);
  const [review] = usePlanReviews([question]);
  if (review != null) return changesIn(review.draft) === 0 ? null : planText(review.draft);
  return text;
}
