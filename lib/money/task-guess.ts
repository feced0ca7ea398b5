import type { ModelCatalogue } from "@/lib/model/catalogue";
import { callGuess, type Asking, type Guess } from "@/lib/money/call-guess";
import { toolsGuess } from "@/lib/money/tools-guess";
import type { ModelCall, Part } from "@/lib/spec/spec";

/** What one task is likely to cost and take, in whole nano-dollars and milliseconds. `model`: null is the delegate's own. */
export type TaskGuess = { model: string | null; costNanoUsd: string; durationMs: number };

/** For each model that a plan may give a delegate's task. What the tasks before it will say is not known yet. Empty: it asks no model itself. */
export function taskGuesses({ work }: Part, taskModels: readonly string[], catalogue: ModelCatalogue, today: Date): TaskGuess[] {
  if (work.op !== "call") return [];
  const asking: Asking = { catalogue, today, read: () => null };
  const guess = (call: ModelCall) => (work.toolbox === undefined ? callGuess(call, asking) : toolsGuess(call, work.toolbox, asking));
  const { auto: _auto, ...call } = work.call;
  return [toTaskGuess(null, guess(work.call)), ...taskModels.map((model) => toTaskGuess(model, guess({ ...call, model })))];
}

function toTaskGuess(model: string | null, { cost, ms }: Guess): TaskGuess {
  return { model, costNanoUsd: String(Math.round(cost.likely)), durationMs: Math.round(ms.likely) };
}
