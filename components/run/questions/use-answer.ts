"use client";

import { useState } from "react";
import type { QuestionSign } from "@/components/run/questions/question-frame";
import { useInboxCount } from "@/components/shell/inbox-count";
import { toast } from "@/components/ui/toaster";
import { ApiError, call } from "@/lib/contract/client";
import { answerQuestion, type GivenAnswer, type QuestionAnswer } from "@/lib/contract/questions";
import { dateTime } from "@/lib/core/format";
import { assertNever } from "@/lib/core/assert-never";
import type { JsonValue } from "@/lib/core/json";

export type Decision = "approve" | "reject";
export type Answer = (decision: Decision, value?: JsonValue) => Promise<void>;

/** How far an answer is. `refused` says what to mend, `late` that somebody else was faster or the run is over. */
export type Answering =
  | { state: "open" }
  | { state: "sending"; decision: Decision }
  | { state: "given"; decision: Decision }
  | { state: "refused"; problems: string[] }
  | { state: "late"; message: string; answer: GivenAnswer | null };

/** Nothing can be answered any more. */
export function isOver({ state }: Answering): boolean {
  return state === "given" || state === "late";
}

/** Sends one answer; pressing twice sends it once, and a second one that got through all the same changes nothing. */
export function useAnswer(question: QuestionAnswer, onAnswered: () => void): { answering: Answering; answer: Answer } {
  const { recount } = useInboxCount();
  const [answering, setAnswering] = useState<Answering>({ state: "open" });

  async function answer(decision: Decision, value?: JsonValue): Promise<void> {
    if (answering.state === "sending" || answering.state === "given") return;
    setAnswering({ state: "sending", decision });
    try {
      const params = { runId: question.runId, questionId: question.id };
      await call(answerQuestion, { params, body: { decision, ...(value === undefined ? {} : { value }) } });
      setAnswering({ state: "given", decision });
      toast.done(`${question.nodeName}: ${decision === "approve" ? "approved" : "sent back"}`);
      recount();
      onAnswered();
    } catch (error) {
      const failed = failureOf(error);
      setAnswering(failed);
      if (failed.state !== "late") return;
      // The card goes with its question: what was decided has to outlive it.
      if (failed.answer !== null)
        toast.failed(`${question.nodeName}: ${decidedText(failed.answer)}`, { description: valueText(failed.answer) });
      recount();
      onAnswered();
    }
  }

  return { answering, answer };
}

function failureOf(error: unknown): Extract<Answering, { state: "refused" | "late" }> {
  if (!(error instanceof ApiError)) return { state: "refused", problems: ["Something broke on the way. Try again."] };
  switch (error.code) {
    case "already_answered": {
      const answer = error.problem?.answer ?? null;
      const how = answer === null ? "Somebody answered in between" : decidedText(answer);
      return { state: "late", message: `${how}. The run goes on with that answer.`, answer };
    }
    case "run_ended":
    case "not_found":
      return { state: "late", message: "The run has ended, so nobody waits for an answer.", answer: null };
    default:
      return { state: "refused", problems: error.problem?.errors?.map((each) => each.message) ?? [error.message] };
  }
}

/** Who was faster, and when. */
export function decidedText({ decision, by, at }: GivenAnswer): string {
  const how = decision === "approve" ? "Approved" : "Sent back";
  return `${how} already ${by === "person" ? "by somebody" : "because its time was over"} at ${dateTime(at, Date.now())}`;
}

const mostLetters = 200;

function valueText({ value }: GivenAnswer): string {
  if (value === undefined) return "With the value as it was.";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return `With: ${text.length > mostLetters ? `${text.slice(0, mostLetters)}…` : text}`;
}

/** What a reader is told about an answer that is on its way, or was given. */
export function answeringText(answering: Answering): string | null {
  switch (answering.state) {
    case "open":
    case "sending":
    case "refused":
      return null;
    case "given":
      return answering.decision === "approve" ? "Approved. The run goes on." : "Sent back. The run goes on.";
    case "late":
      return answering.message;
    default:
      return assertNever(answering);
  }
}

/** undefined: it waits for an answer. */
export function answeringSign(answering: Answering): QuestionSign | undefined {
  switch (answering.state) {
    case "open":
    case "sending":
    case "refused":
      return undefined;
    case "given":
      return { state: "done", word: answering.decision === "approve" ? "Approved" : "Sent back" };
    case "late":
      return answering.answer === null ? { state: "skipped", word: "No longer asked" } : { state: "done", word: "Answered elsewhere" };
    default:
      return assertNever(answering);
  }
}
