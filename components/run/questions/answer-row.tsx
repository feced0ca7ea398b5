"use client";

import { CircleAlert } from "lucide-react";
import { useRef, useState } from "react";
import { ValueView } from "@/components/run/detail/value-view";
import { AnswerBox } from "@/components/run/questions/answer-box";
import { answeringText, type Answering } from "@/components/run/questions/use-answer";
import { useAnswerKeys } from "@/components/run/questions/use-answer-keys";
import { limitText, waitText } from "@/components/run/questions/wait-text";
import { Button } from "@/components/ui/button";
import { Tooltip } from "@/components/ui/tooltip";
import type { QuestionAnswer } from "@/lib/contract/questions";

type Props = {
  question: QuestionAnswer;
  now: number;
  answering: Answering;
  approve: string;
  onApprove: () => void;
  onReject: () => void;
  /** What was written cannot be sent. */
  disabled?: boolean;
  /** Why it cannot, while it is written. */
  problems?: readonly string[];
  /** In place of how long it waits. */
  aside?: string | undefined;
};

const none: readonly string[] = [];

/** The two answers, what came of the one that was given, and how long somebody may think about it. */
export function AnswerRow({ question, now, answering, approve, onApprove, onReject, disabled = false, problems = none, aside }: Props) {
  const row = useRef<HTMLDivElement>(null);
  const [confirming, setConfirming] = useState(false);
  const canApprove = !disabled && problems.length === 0;
  const canAnswer = answering.state === "open" || answering.state === "refused";
  useAnswerKeys(row, {
    approve: canAnswer && canApprove ? onApprove : null,
    reject: canAnswer ? (confirming ? onReject : () => setConfirming(true)) : null,
    cancel: confirming ? () => setConfirming(false) : null,
  });
  const said = answeringText(answering);
  const limit = limitText(question, now);
  const isSending = (decision: string) => answering.state === "sending" && answering.decision === decision;
  if (said !== null)
    return (
      <div className="flex flex-col gap-2">
        <p role="status" className="text-base text-ink-2">
          {said}
        </p>
        {answering.state === "late" && answering.answer?.value !== undefined && (
          <AnswerBox label="The answer that counts">
            <ValueView value={answering.answer.value} />
          </AnswerBox>
        )}
      </div>
    );
  return (
    <div className="flex flex-col gap-2" ref={row}>
      {answering.state === "refused" && problems.length === 0 && <Problems problems={answering.problems} />}
      {problems.length > 0 && <Problems problems={problems} />}
      <div className="flex flex-wrap items-center gap-2">
        <Tooltip label={approve} keys="A or ⌘↵">
          <Button look="primary" busy={isSending("approve")} busyText="Sending" disabled={!canApprove} onClick={onApprove}>
            {approve}
          </Button>
        </Tooltip>
        <Tooltip label="Send back" keys="R, twice">
          <Button look={confirming ? "danger" : "default"} busy={isSending("reject")} busyText="Sending" onClick={onReject}>
            Send back
          </Button>
        </Tooltip>
        <span className="num ml-auto text-small text-ink-3">
          {aside ?? `Waits ${waitText(now - Date.parse(question.createdAt))}, costs nothing`}
        </span>
      </div>
      {confirming && (
        <p role="status" className="text-small text-ink-2">
          R again sends it back, Esc does not.
        </p>
      )}
      {limit !== null && <p className="num text-small text-ink-3">{limit}</p>}
    </div>
  );
}

function Problems({ problems }: { problems: readonly string[] }) {
  return (
    <ul role="alert" className="flex flex-col gap-1 text-small text-fail">
      {problems.map((problem) => (
        <li key={problem} className="flex gap-1.5">
          <CircleAlert className="mt-px size-3.5 shrink-0 stroke-2" aria-hidden />
          <span className="min-w-0 wrap-anywhere">{problem}</span>
        </li>
      ))}
    </ul>
  );
}
