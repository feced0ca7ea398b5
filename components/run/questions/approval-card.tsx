"use client";

import { PenLine, Undo2 } from "lucide-react";
import { useEffect, useState } from "react";
import { ValueView } from "@/components/run/detail/value-view";
import { AnswerBox } from "@/components/run/questions/answer-box";
import { AnswerRow } from "@/components/run/questions/answer-row";
import { QuestionFrame } from "@/components/run/questions/question-frame";
import { answeringSign, isOver, type Answer, type Answering, type Decision } from "@/components/run/questions/use-answer";
import { readValue, textOf, ValueEditor } from "@/components/run/questions/value-editor";
import { useWrittenValue, writeValue } from "@/components/run/questions/written-values";
import { Button } from "@/components/ui/button";
import type { QuestionAnswer } from "@/lib/contract/questions";

type Props = { question: QuestionAnswer; now: number; answering: Answering; answer: Answer; onClose: (() => void) | undefined };

/** Something to say yes or no to, perhaps after changing it. */
export function ApprovalCard({ question, now, answering, answer, onClose }: Props) {
  const { runId, id } = question;
  const text = useWrittenValue(question);
  const [isAsked, setAsked] = useState(false);
  const read = text === null ? null : readValue(question.value, text);
  const isOpen = answering.state === "open" || answering.state === "refused";
  const isSettled = isOver(answering);
  // The card shows what was sent until it goes.
  useEffect(() => (isSettled ? () => writeValue({ runId, id }, null) : undefined), [isSettled, runId, id]);

  function edit(): void {
    writeValue(question, text === null ? textOf(question.value) : null);
    setAsked(true);
  }

  function decide(decision: Decision): void {
    if (read === null || (!read.ok && decision === "reject")) return void answer(decision);
    if (read.ok) void answer(decision, read.value);
  }

  return (
    <QuestionFrame
      kind={question.nodeKind}
      name={question.nodeName}
      sign={answeringSign(answering)}
      message={question.message}
      onClose={onClose}
    >
      {text === null ? (
        <AnswerBox label="Value">
          <ValueView value={question.value} />
        </AnswerBox>
      ) : (
        <ValueEditor
          asked={question.value}
          text={text}
          focused={isAsked}
          readOnly={isSettled}
          onChange={(written) => writeValue(question, written)}
        />
      )}
      {question.editable && isOpen && (
        <Button size="row" look="ghost" className="self-start" onClick={edit}>
          {text === null ? <PenLine aria-hidden /> : <Undo2 aria-hidden />}
          {text === null ? "Edit" : "As it was"}
        </Button>
      )}
      <AnswerRow
        question={question}
        now={now}
        answering={answering}
        approve="Approve"
        onApprove={() => decide("approve")}
        onReject={() => decide("reject")}
        disabled={read !== null && !read.ok}
      />
    </QuestionFrame>
  );
}
