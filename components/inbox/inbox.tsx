"use client";

import "@/components/run/detail/detail.css";
import { useRouter } from "next/navigation";
import { useRef, useState, type KeyboardEvent } from "react";
import { InboxRow } from "@/components/inbox/inbox-row";
import { QuestionCard } from "@/components/run/questions/question-card";
import { questionKey } from "@/components/run/questions/question-key";
import { ButtonLink } from "@/components/ui/button";
import type { QuestionAnswer } from "@/lib/contract/questions";

/** All that waits for this person: the list, and the question that is looked at. */
export function Inbox({ questions, now }: { questions: readonly QuestionAnswer[]; now: number }) {
  const router = useRouter();
  const list = useRef<HTMLUListElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const selected = questions.find((question) => questionKey(question) === chosen) ?? questions[0];

  function move(event: KeyboardEvent<HTMLUListElement>): void {
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("button")];
    const next = nextRow(event.key, rows.indexOf(event.target as HTMLElement /* keys come from elements */), rows.length);
    if (next === null) return;
    event.preventDefault();
    rows[next]?.focus();
  }

  /** The card goes with its question, so the reader is led back to the list before. */
  function answered(): void {
    list.current?.querySelector<HTMLElement>("[aria-current]")?.focus();
    router.refresh();
  }

  return (
    <div className="flex items-start gap-6 max-lg:flex-col">
      <section aria-label="Open questions" className="w-90 shrink-0 max-lg:w-full">
        <h2 className="sr-only">Open questions</h2>
        <ul ref={list} onKeyDown={move} className="flex flex-col rounded-card border border-line bg-card">
          {questions.map((question) => (
            <InboxRow
              key={questionKey(question)}
              question={question}
              now={now}
              current={question === selected}
              onChoose={() => setChosen(questionKey(question))}
            />
          ))}
        </ul>
      </section>
      {selected !== undefined && (
        <div className="flex w-full max-w-160 min-w-0 flex-col gap-3">
          <QuestionCard key={questionKey(selected)} question={selected} now={now} onAnswered={answered} />
          <ButtonLink size="small" className="self-start" href={`/runs/${selected.runId}`}>
            Open run {selected.runNumber}
          </ButtonLink>
        </div>
      )}
    </div>
  );
}

function nextRow(key: string, at: number, count: number): number | null {
  if (key === "ArrowDown") return Math.min(count - 1, at + 1);
  if (key === "ArrowUp") return Math.max(0, at - 1);
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : null;
}
