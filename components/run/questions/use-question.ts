"use client";

import { useEffect, useState } from "react";
import { call } from "@/lib/contract/client";
import { listRunQuestions, type QuestionAnswer } from "@/lib/contract/questions";

export type LoadedQuestion =
  { state: "loading" | "gone" } | { state: "ready"; question: QuestionAnswer } | { state: "failed"; retry: () => void };

/** A question of one's own run with its whole value, and what a plan may be changed to: the trace holds neither. */
export function useQuestion(runId: string, id: string): LoadedQuestion {
  const [loaded, setLoaded] = useState<LoadedQuestion>({ state: "loading" });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    find(runId, id, abort.signal)
      .then((question) => setLoaded(question === null ? { state: "gone" } : { state: "ready", question }))
      .catch(() => {
        if (!abort.signal.aborted) setLoaded({ state: "failed", retry: () => setTries((count) => count + 1) });
      });
    return () => abort.abort();
  }, [runId, id, tries]);
  return loaded;
}

async function find(runId: string, id: string, signal: AbortSignal): Promise<QuestionAnswer | null> {
  for (let cursor: string | undefined; ;) {
    const query = { limit: 100, ...(cursor === undefined ? {} : { cursor }) };
    const page = await call(listRunQuestions, { params: { runId }, query, signal });
    const question = page.items.find((each) => each.id === id);
    if (question !== undefined) return question;
    if (page.nextCursor === null) return null;
    cursor = page.nextCursor;
  }
}
