"use client";

import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { questionKey, type QuestionPlace } from "@/components/run/questions/question-key";

/** What somebody has written in place of a value that is asked about, whoever shows it. It outlives its card until the page is left. */
const written = createStore<{ byQuestion: ReadonlyMap<string, string> }>(() => ({ byQuestion: new Map() }));

/** null: the value stays as it was. */
export function writeValue(place: QuestionPlace, text: string | null): void {
  const byQuestion = new Map(written.getState().byQuestion);
  if (text === null) byQuestion.delete(questionKey(place));
  else byQuestion.set(questionKey(place), text);
  written.setState({ byQuestion });
}

/** null: it is not being changed. */
export function writtenValue(place: QuestionPlace): string | null {
  return written.getState().byQuestion.get(questionKey(place)) ?? null;
}

export function useWrittenValue(place: QuestionPlace): string | null {
  return useStore(written, () => writtenValue(place));
}
