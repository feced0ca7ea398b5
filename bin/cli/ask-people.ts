import { assertNever } from "@/lib/core/assert-never";
import type { QuestionAnswer } from "@/lib/contract/questions";
import type { RunId } from "@/lib/core/ids";
import { localPerson } from "@/lib/data/owners";
import { findQuestions } from "@/lib/data/questions";
import { isSettled } from "@/lib/engine/step-state";
import { answerQuestion, type Given, type NotAnswered } from "@/lib/runtime/answer";
import { readEnvironment } from "@/lib/runtime/environment";
import type { Event } from "@/lib/trace/event";
import type { RunView } from "@/lib/trace/run-view";
import { decide } from "./decide";
import { questionLines, waysToAnswer } from "./question-text";
import { openTerminal } from "./terminal";

/** What a run asks, one question after another: of the person at the terminal, and without one it says how to answer elsewhere. */
export function askPeople(id: RunId): (run: RunView, event: Event) => void {
  const open = new Map<string, AbortController>();
  let last = Promise.resolve();
  return (run, event) => {
    switch (event.type) {
      case "question.asked": {
        const over = new AbortController();
        open.set(event.questionId, over);
        last = last.then(() => bring(id, event.questionId, over.signal)).catch(sayBroken);
        return;
      }
      case "question.answered":
        console.error(`question ${event.questionId} ${event.decision === "approve" ? "approved" : "sent back"}${byWhom(event.by)}`);
        return close(run);
      case "step.cancelled":
      case "step.failed":
      case "run.finished":
        return close(run);
      default:
        return undefined;
    }
  };

  /** Somebody else was faster, or nobody waits any more: the terminal asks no longer. */
  function close(run: RunView): void {
    for (const [id, over] of open) {
      const question = run.questions.get(id);
      const step = question && run.steps.get(question.stepId);
      if (run.endedAt !== null || question?.answer !== null || (step !== undefined && isSettled(step))) over.abort();
    }
  }
}

function byWhom(by: "person" | "timeout"): string {
  return by === "timeout" ? ": its time was over" : "";
}

async function bring(run: RunId, id: string, over: AbortSignal): Promise<void> {
  if (over.aborted) return;
  const question = (await findQuestions(localPerson, run, { limit: 100 }))?.items.find((each) => each.id === id);
  if (question === undefined || question.answer !== null) return;
  console.error(questionLines(question));
  const terminal = openTerminal();
  if (terminal === null) return console.error(waysToAnswer(question, readEnvironment()));
  try {
    for (;;) {
      const given = await decide(question, terminal, over);
      if (given === null) return;
      const refused = await send(question, run, given);
      if (refused === null) return;
      console.error(refused);
    }
  } finally {
    terminal.close();
  }
}

/** null: it counts, or nobody waits for one any more, which the run's own line says. */
async function send({ id }: QuestionAnswer, run: RunId, given: Given): Promise<string | null> {
  const left = await answerQuestion(localPerson, run, id, given);
  return left.ok ? null : refusalOf(left.error);
}

function refusalOf(not: NotAnswered): string | null {
  switch (not.as) {
    case "input_invalid":
      return not.errors.map(({ message }) => message).join("\n");
    case "answered":
    case "ended":
    case "missing":
      return null;
    default:
      return assertNever(not);
  }
}

/** The run goes on waiting, and can be answered elsewhere. */
function sayBroken(cause: unknown): void {
  console.error(`the question could not be asked here: ${cause instanceof Error ? cause.message : String(cause)}`);
}
