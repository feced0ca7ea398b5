import { z } from "zod";
import type { JsonValue } from "@/lib/core/json";

const judgement = z.strictObject({ score: z.number().min(0).max(1), passed: z.boolean(), feedback: z.string() });
export type Judgement = z.infer<typeof judgement>;

/** A value that is a score with its feedback, to be read as such; null: it is something else. */
export function judgementOf(value: JsonValue | null): Judgement | null {
  return judgement.safeParse(value).data ?? null;
}
