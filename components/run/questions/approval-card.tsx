"use client";

import { PenLine, Undo2 } from "lucide-react";
import { useState } from "react";
import { ValueView } from "@/components/run/detail/value-view";
import { AnswerRow } from "@/components/run/questions/answer-row";
import { QuestionFrame } from "@/components/run/questions/question-frame";
import { useAnswer, type Decision } from "@/components/run/questions/use-answer";
import { readValue, textOf, ValueEditor } from "@/components/run/questions/value-editor";
import { Button } from "@/components/ui/button";
import type { QuestionAnswer } from "@/lib/contract/questions";

type Props = { question: QuestionAnswer; now: number; onAnswered: () => void };

/** Something to say yes or no to, perhaps after changing it. */
export function ApprovalCard({ question, now, onAnswered }: Props) {
  /** null: not being changed. */
  const [text, setText] = useState<string | null>(null);
  const { answering, answer } = useAnswer(question, onAnswered);
  const read = text === null ? null : readValue(question.value, text);
  const isOpen = answering.state === "open" || answering.state === "refused";

  function decide(decision: Decision): void {
    if (read === null || (!read.ok && decision === "reject")) return void answer(decision);
    if (read.ok) void answer(decision, read.value);
  }

  return (
    <QuestionFrame kind={question.nodeKind} name={question.nodeName} message={question.message}>
      {text === null ? (
        <div
          className="max-h-80 overflow-y-auto rounded-control border border-line bg-sunk px-3 py-2"
          role="group"
          aria-label="Value"
          tabIndex={0}
        >
          <ValueView value={question.value} />
        </div>
      ) : (
        <ValueEditor asked={question.value} text={text} onChange={setText} />
      )}
      {question.editable && isOpen && (
        <Button size="row" look="ghost" className="self-start" onClick={() => setText(text === null ? textOf(question.value) : null)}>
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
