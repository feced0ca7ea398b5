import "server-only";
import type { GivenAnswer } from "@/lib/contract/questions";
import type { LoadedPayloads } from "@/lib/data/payloads";
import type { QuestionView } from "@/lib/trace/run-view";

/** How a question was answered, for the API, with its big value loaded. */
export function toGivenAnswer({ decision, value, by, at }: NonNullable<QuestionView["answer"]>, load: LoadedPayloads): GivenAnswer {
  return { decision, by, at: new Date(at).toISOString(), ...(value === undefined ? {} : { value: load(value) }) };
}
