import { call } from "@/lib/contract/client";
import { listRunQuestions, type QuestionAnswer } from "@/lib/contract/questions";
import type { QuestionPlace } from "@/components/run/questions/question-key";

/** A question of one's own run, open or answered, with its whole value; null: nobody waits for it, or it was never asked. */
export async function findQuestion({ runId, id }: QuestionPlace, signal: AbortSignal): Promise<QuestionAnswer | null> {
  for (let cursor: string | undefined; ;) {
    const query = { limit: 100, ...(cursor === undefined ? {} : { cursor }) };
    const page = await call(listRunQuestions, { params: { runId }, query, signal });
    const question = page.items.find((each) => each.id === id);
    if (question !== undefined) return question;
    if (page.nextCursor === null) return null;
    cursor = page.nextCursor;
  }
}
