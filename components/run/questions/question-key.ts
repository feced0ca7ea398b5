import type { QuestionAnswer } from "@/lib/contract/questions";

export type QuestionPlace = Pick<QuestionAnswer, "runId" | "id">;

/** Two runs of one graph ask questions of the same id. */
export function questionKey({ runId, id }: QuestionPlace): string {
  return `${runId}/${id}`;
}
