"use client";

import { Plus } from "lucide-react";
import { AnswerRow } from "@/components/run/questions/answer-row";
import {
  changesIn,
  changeTask,
  dropTask,
  likelySum,
  likelyTime,
  moveTask,
  problemsIn,
  toJson,
  toTasks,
} from "@/components/run/questions/plan-draft";
import { addOne, changeDraft, openTask, useBegunReview } from "@/components/run/questions/plan-reviews";
import { PlanTask } from "@/components/run/questions/plan-task";
import { QuestionFrame, type QuestionSign } from "@/components/run/questions/question-frame";
import { answeringSign, type Answer, type Answering } from "@/components/run/questions/use-answer";
import { Button } from "@/components/ui/button";
import type { PlanRules, QuestionAnswer } from "@/lib/contract/questions";
import { counted, duration, estimatedMoney } from "@/lib/core/format";

type Props = {
  question: QuestionAnswer;
  rules: PlanRules;
  now: number;
  answering: Answering;
  answer: Answer;
  onClose: (() => void) | undefined;
};

const asking: QuestionSign = { state: "asking", word: "Review the plan" };

/** A plan before it is carried out: to be approved as it is or as somebody wants it (P4). */
export function PlanCard({ question, rules, now, answering, answer, onClose }: Props) {
  const { draft, open } = useBegunReview(question, rules);
  const changes = changesIn(draft);
  const kept = toTasks(draft);
  const problems = problemsIn(draft, rules);
  const likely = likelySum(draft, rules);
  const time = likelyTime(draft, rules);
  const isOpen = answering.state === "open" || answering.state === "refused";

  return (
    <QuestionFrame kind={question.nodeKind} name={question.nodeName} sign={answeringSign(answering) ?? asking} message="" onClose={onClose}>
      <p className="text-small text-ink-3">
        {question.message} {kept.length} of at most {rules.maxTasks} kept
        {likely === null ? (
          "."
        ) : (
          <span className="num">
            , likely {estimatedMoney(likely)} together{time !== null && <> in {duration(time)}</>}.
          </span>
        )}
      </p>
      <ol className="border-b border-line" inert={!isOpen}>
        {draft.tasks.map((task) => (
          <PlanTask
            key={task.id}
            task={task}
            tasks={draft.tasks}
            rules={rules}
            open={open === task.id}
            onOpen={(wanted) => openTask(question, wanted ? task.id : null)}
            onChange={(change) => changeDraft(question, (now) => changeTask(now, task.id, change))}
            onDrop={() => changeDraft(question, (now) => dropTask(now, task.id))}
            onMove={(by) => changeDraft(question, (now) => moveTask(now, task.id, by))}
          />
        ))}
      </ol>
      {isOpen && (
        <Button size="small" className="self-start" disabled={kept.length >= rules.maxTasks} onClick={() => addOne(question)}>
          <Plus aria-hidden />
          Add a task
        </Button>
      )}
      <AnswerRow
        question={question}
        now={now}
        answering={answering}
        approve="Approve plan"
        onApprove={() => void answer("approve", changes === 0 ? undefined : { tasks: kept.map(toJson) })}
        onReject={() => void answer("reject")}
        problems={isOpen ? problems.map(({ message }) => message) : []}
        aside={changes === 0 ? undefined : counted(changes, "change")}
      />
    </QuestionFrame>
  );
}
