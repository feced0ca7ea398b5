"use client";

import { useEffect, useState } from "react";
import { findQuestion } from "@/components/run/questions/find-question";
import type { QuestionAnswer } from "@/lib/contract/questions";

export type LoadedQuestion =
  { state: "loading" | "gone" } | { state: "ready"; question: QuestionAnswer } | { state: "failed"; retry: () => void };

/** A question of one's own run with its whole value, and what a plan may be changed to: the trace holds neither. */
export function useQuestion(runId: string, id: string): LoadedQuestion {
  const [loaded, setLoaded] = useState<LoadedQuestion>({ state: "loading" });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    findQuestion({ runId, id }, abort.signal)
      .then((question) => setLoaded(question === null ? { state: "gone" } : { state: "ready", question }))
      .catch(() => {
        if (!abort.signal.aborted) setLoaded({ state: "failed", retry: () => setTries((count) => count + 1) });
      });
    return () => abort.abort();
  }, [runId, id, tries]);
  return loaded;
}
