"use client";

import { useEffect, useState } from "react";
import { findQuestion } from "@/components/run/questions/find-question";
import { goneOf, type Gone } from "@/components/run/questions/gone";
import type { QuestionPlace } from "@/components/run/questions/question-key";
import { ApiError, call } from "@/lib/contract/client";
import { getRunStatus } from "@/lib/contract/runs";

const paceMs = 2_000;

/** What became of a question that its page no longer lists; null: it is open, or that is not known yet. */
export function useGone({ runId, id }: QuestionPlace, isListed: boolean): Gone | null {
  const [gone, setGone] = useState<Gone | null>(null);
  useEffect(() => {
    if (isListed) return;
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const look = async () => {
      // Without an answer what was known stands: the next look tries again.
      const found = await lookUp({ runId, id }, abort.signal).catch(() => null);
      if (abort.signal.aborted) return;
      if (found !== null) setGone(found);
      if (found === null || found.why === "dropped") timer = setTimeout(() => void look(), paceMs);
    };
    void look();
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [runId, id, isListed]);
  return isListed ? null : gone;
}

async function lookUp(place: QuestionPlace, signal: AbortSignal): Promise<Gone | null> {
  try {
    const question = await findQuestion(place, signal);
    // A long inbox lists it on its next page.
    if (question !== null && question.answer === null) return null;
    const { status } = await call(getRunStatus, { params: { runId: place.runId }, signal });
    return goneOf(question?.answer ?? null, status);
  } catch (error) {
    if (error instanceof ApiError && error.code === "not_found") return { why: "ended" };
    throw error;
  }
}
