"use client";

import "@/components/run/detail/detail.css";
import { clsx } from "clsx";
import { useRouter } from "next/navigation";
import { useRef, useState, type KeyboardEvent } from "react";
import { InboxRow } from "@/components/inbox/inbox-row";
import { QuestionCard } from "@/components/run/questions/question-card";
import { questionKey } from "@/components/run/questions/question-key";
import { useKeptFocus } from "@/components/run/questions/use-kept-focus";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { QuestionAnswer } from "@/lib/contract/questions";

/**
 * All that waits for this person: the list, and the question that is looked at. That one stays when it is over, until its reader goes on
 * to another: one that came in its place by itself would be answered by keys and clicks that were meant for it.
 */
export function Inbox({ questions, now }: { questions: readonly QuestionAnswer[]; now: number }) {
  const router = useRouter();
  const list = useRef<HTMLElement>(null);
  const [held, setHeld] = useState<QuestionAnswer | null>(questions[0] ?? null);
  const [answered, setAnswered] = useState<string | null>(null);
  const key = held === null ? null : questionKey(held);
  const listed = questions.find((question) => questionKey(question) === key);
  // With the last one answered there is nothing to go on to, and nothing that could be taken for it.
  if (held !== null && questions.length === 0 && answered === key) setHeld(null);
  const selected = listed ?? held;
  const focus = useKeptFocus(list, () => list.current?.focus());

  function move(event: KeyboardEvent<HTMLElement>): void {
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("li button")];
    const at = rows.indexOf(event.target as HTMLElement /* keys come from elements */);
    const next = nextRow(event.key, at === -1 ? gapOf(held, questions) : at, rows.length);
    if (next === null) return;
    event.preventDefault();
    rows[next]?.focus();
  }

  /** The reader is led back to the list, to go on from there. */
  function lead(): void {
    list.current?.querySelector<HTMLElement>("[aria-current]")?.focus();
    setAnswered(key);
    router.refresh();
  }

  function close(): void {
    list.current?.focus();
    setHeld(null);
  }

  const isEmpty = questions.length === 0 && selected === null;
  return (
    <div className="flex items-start gap-6 max-lg:flex-col">
      <section
        ref={list}
        aria-label="Open questions"
        tabIndex={-1}
        onKeyDown={move}
        className={clsx("shrink-0 rounded-card max-lg:w-full", isEmpty ? "w-full" : "w-90")}
        {...focus}
      >
        <h2 className="sr-only">Open questions</h2>
        {questions.length > 0 ? (
          <ul className="flex flex-col rounded-card border border-line bg-card">
            {questions.map((question) => (
              <InboxRow
                key={questionKey(question)}
                question={question}
                now={now}
                current={question === selected}
                onChoose={() => setHeld(question)}
              />
            ))}
          </ul>
        ) : isEmpty ? (
          <NothingOpen />
        ) : (
          <p className="rounded-card border border-line p-3 text-base text-ink-3">Nothing else needs you.</p>
        )}
      </section>
      {selected !== null && (
        <div className="flex w-full max-w-160 min-w-0 flex-col gap-3">
          <QuestionCard
            key={questionKey(selected)}
            question={selected}
            now={now}
            isListed={listed !== undefined}
            chosen
            onAnswered={lead}
            onClose={close}
          />
          <ButtonLink size="small" className="self-start" href={`/runs/${selected.runId}`}>
            Open run {selected.runNumber}
          </ButtonLink>
        </div>
      )}
      {selected === null && !isEmpty && <p className="p-3 text-base text-ink-3">Choose a question to answer it.</p>}
    </div>
  );
}

function NothingOpen() {
  return (
    <EmptyState title="Nothing needs you" ways={<ButtonLink href="/runs">All runs</ButtonLink>}>
      Runs that ask for an approval, for more money or for a look at their plan wait here. Waiting costs nothing.
    </EmptyState>
  );
}

/** Where a question stood that is not listed any more: between two rows. The list is newest first. */
function gapOf(held: QuestionAnswer | null, questions: readonly QuestionAnswer[]): number {
  const below = held === null ? 0 : questions.findIndex(({ createdAt }) => createdAt <= held.createdAt);
  return (below === -1 ? questions.length : below) - 0.5;
}

function nextRow(key: string, at: number, count: number): number | null {
  if (key === "ArrowDown") return Math.min(count - 1, Math.floor(at + 1));
  if (key === "ArrowUp") return Math.max(0, Math.ceil(at - 1));
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : null;
}
