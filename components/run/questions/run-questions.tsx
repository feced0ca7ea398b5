"use client";

import { useRef, useState } from "react";
import { isElsewhere } from "@/components/run/detail/big-value";
import { useStep } from "@/components/run/detail/use-step";
import { ValueSkeleton, ValueView } from "@/components/run/detail/value-view";
import { QuestionCard } from "@/components/run/questions/question-card";
import { QuestionFrame } from "@/components/run/questions/question-frame";
import { mostCards, noCards, putAway, settle, shownCards, stand, touch } from "@/components/run/questions/standing-cards";
import { useKeptHeight } from "@/components/run/questions/use-kept-height";
import { useQuestion } from "@/components/run/questions/use-question";
import { useRunFrame, useRunScene, useRunStore } from "@/components/run/run-context";
import { counted } from "@/lib/core/format";
import type { StepId } from "@/lib/core/ids";
import { openQuestions } from "@/lib/engine/requests";
import type { QuestionView } from "@/lib/trace/run-view";

/** What is asked at the playhead: of one step, or of the whole run. It is answered live and by its owner; else it is only read. */
export function RunQuestions({ stepId = null }: { stepId?: StepId | null }) {
  const { view, following } = useRunFrame();
  const { runId } = useRunScene().source;
  const store = useRunStore();
  const box = useRef<HTMLDivElement>(null);
  const open = openQuestions(view).filter((question) => stepId === null || question.stepId === stepId);
  const isOwn = runId !== null && following;
  const [known, setCards] = useState(noCards);
  const cards = isOwn ? stand(known, idsOf(open)) : known;
  if (cards !== known) setCards(cards);
  const ids = isOwn ? shownCards(cards) : idsOf(open).slice(0, mostCards);
  const shown = ids.flatMap((id) => view.questions.get(id) ?? []);
  if (shown.length === 0) return null;
  const more = open.filter(({ id }) => !ids.includes(id)).length;

  /** The reader's place is the panel that the card stands in. */
  function leave(): void {
    box.current?.closest<HTMLElement>("aside, .reading")?.focus();
  }

  function answered(id: string): void {
    setCards((now) => settle(now, id));
    store.getState().answer();
    leave();
  }

  function close(id: string): void {
    leave();
    setCards((now) => putAway(now, id));
  }

  return (
    <div className="run-questions" ref={box} role="group" aria-label="Questions" tabIndex={0}>
      {shown.map((question) =>
        isOwn ? (
          <Own
            key={question.id}
            runId={runId}
            question={question}
            isListed={open.includes(question)}
            chosen={cards.chosen === question.id}
            onTouch={() => setCards((now) => touch(now, question.id))}
            onAnswered={() => answered(question.id)}
            onClose={() => close(question.id)}
          />
        ) : (
          <Read key={question.id} question={question} />
        ),
      )}
      {more > 0 && <p className="detail-note">{counted(more, "more question")} after these.</p>}
    </div>
  );
}

function idsOf(questions: readonly QuestionView[]): string[] {
  return questions.map(({ id }) => id);
}

type OwnProps = {
  runId: string;
  question: QuestionView;
  isListed: boolean;
  chosen: boolean;
  onTouch: () => void;
  onAnswered: () => void;
  onClose: () => void;
};

function Own({ onTouch, ...props }: OwnProps) {
  const place = useKeptHeight(props.isListed);
  return (
    <div ref={place} onFocusCapture={onTouch} onPointerDownCapture={onTouch}>
      <Loaded {...props} />
    </div>
  );
}

function Loaded({ runId, question, ...props }: Omit<OwnProps, "onTouch">) {
  const { now } = useRunFrame();
  const loaded = useQuestion(runId, question.id);
  switch (loaded.state) {
    case "ready":
      return <QuestionCard question={loaded.question} now={now} {...props} />;
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
