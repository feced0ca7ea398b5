import "server-only";
import { StepError, type StepFailure } from "@/lib/core/errors";
import type { JsonValue } from "@/lib/core/json";
import type { Outcome, StepPorts } from "@/lib/engine/handler";
import type { OperationOf } from "@/lib/spec/spec";
import { resolveTemplate } from "@/lib/template/resolve";

type Work = OperationOf<"each">;

/** What is inside, once for every item of a list; the results in the order of the items, whatever their timing (E3). */
export async function each(work: Work, step: StepPorts): Promise<Outcome> {
  const items = checked(await resolveTemplate(work.items, step.lookup), work, step);
  step.inside.open(items);
  await Promise.all(items.map((_, index) => turn(work, step, index)));
  const results = items.flatMap((_, index): JsonValue[] => {
    const failure = step.inside.failure(index);
    if (failure === null) return [step.inside.result(index)];
    return work.onItemError === "keep" ? [{ error: { code: failure.code, message: failure.message } }] : [];
  });
  return { output: results, livePorts: ["out"] };
}

function checked(items: JsonValue, work: Work, step: StepPorts): JsonValue[] {
  if (!Array.isArray(items)) {
    const given = items === null ? "nothing" : `a ${typeof items === "object" ? "single object" : typeof items}`;
    throw new StepError("reference_missing", `The items have to be a list, and ${work.items} gives ${given}.`);
  }
  if (items.length <= work.maxItems) return items;
  step.limitReached("maxItems", work.maxItems);
  throw new StepError("limit_reached", `The list has ${items.length} items; at most ${work.maxItems} are worked on.`);
}

async function turn(work: Work, step: StepPorts, index: number): Promise<void> {
  if (step.inside.finished().has(index)) return fail(work, step.inside.failure(index), index);
  const failure = await step.inside.settled(index);
  fail(work, failure, index);
  step.inside.finish(index, true);
}

function fail({ onItemError }: Work, failure: StepFailure | null, index: number): void {
  if (failure === null || onItemError !== "fail") return;
  throw new StepError(failure.code, `Item ${index + 1} failed: ${failure.message}`);
}
