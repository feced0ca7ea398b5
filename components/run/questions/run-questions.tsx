"use client";

import { useRef } from "react";
import { isElsewhere } from "@/components/run/detail/big-value";
import { useStep } from "@/components/run/detail/use-step";
import { ValueSkeleton, ValueView } from "@/components/run/detail/value-view";
import { QuestionCard } from "@/components/run/questions/question-card";
import { QuestionFrame } from "@/components/run/questions/question-frame";
import { useQuestion } from "@/components/run/questions/use-question";
import { useRunFrame, useRunScene, useRunStore } from "@/components/run/run-context";
import { counted } from "@/lib/core/format";
import type { StepId } from "@/lib/core/ids";
import { openQuestions } from "@/lib/engine/requests";
import type { QuestionView } from "@/lib/trace/run-view";

/** As many as can be read at once; the rest wait their turn. */
const most = 3;

/** What is asked at the playhead: of one step, or of the whole run. It is answered live and by its owner; else it is only read. */
export function RunQuestions({ stepId = null }: { stepId?: StepId | null }) {
  const { view, following } = useRunFrame();
  const { runId } = useRunScene().source;
  const store = useRunStore();
  const box = useRef<HTMLDivElement>(null);
  const open = openQuestions(view).filter((question) => stepId === null || question.stepId === stepId);
  if (open.length === 0) return null;

  /** The card goes when its answer arrives: the reader's place is the panel that it stood in. */
  function answered(): void {
    store.getState().answer();
    box.current?.closest("aside")?.focus();
  }

  return (
    <div className="run-questions" ref={box} role="group" aria-label="Questions" tabIndex={0}>
      {open
        .slice(0, most)
        .map((question) =>
          runId === null || !following ? (
            <Read key={question.id} question={question} />
          ) : (
            <Own key={question.id} runId={runId} question={question} onAnswered={answered} />
          ),
        )}
      {open.length > most && <p className="detail-note">{counted(open.length - most, "more question")} after these.</p>}
    </div>
  );
}

function Own({ runId, question, onAnswered }: { runId: string; question: QuestionView; onAnswered: () => void }) {
  const { now } = useRunFrame();
  const loaded = useQuestion(runId, question.id);
  switch (loaded.state) {
    case "ready":
      return <QuestionCard question={loaded.question} now={now} onAnswered={onAnswered} />;
    case "failed":
      return (
        <Framed question={question}>
          <p className="detail-note" role="alert">
            The question could not be read.{" "}
            <button type="button" className="more" onClick={loaded.retry}>
              Try again
            </button>
          </p>
        </Framed>
      );
    case "loading":
      return (
        <Framed question={question}>
          <ValueSkeleton />
        </Framed>
      );
    case "gone":
      return null;
  }
}

/** A value that is stored apart is read when the question is looked at. */
function Read({ question }: { question: QuestionView }) {
  const { steps } = useRunScene().source;
  const loaded = useStep(isElsewhere(question.value) ? `${steps}/${encodeURIComponent(question.stepId)}` : null, question.id);
  const found = loaded.state === "ready" ? loaded.step.questions.find(({ id }) => id === question.id) : undefined;
  return (
    <Framed question={question}>
      <ValueView value={found?.value ?? question.value} loading={loaded.state === "loading"} />
    </Framed>
  );
}

function Framed({ question, children }: { question: QuestionView; children: React.ReactNode }) {
  const step = useRunFrame().view.steps.get(question.stepId);
  return (
    <QuestionFrame kind={step?.kind ?? ""} name={step?.name || question.nodeId} message={question.message}>
      {children}
    </QuestionFrame>
  );
}
