import { stateOf, words } from "@/components/canvas/step-card";
import type { Aspect } from "@/lib/trace/compare-step";
import type { StepPair } from "@/lib/trace/compare-runs";
import type { Divergence } from "@/lib/trace/first-divergence";
import { judgementOf } from "@/lib/trace/judgement";
import { modelOf } from "@/lib/model/model-of";

const standing = { taken: "same", "only-a": "only in A", "only-b": "only in B", "to-come": "to come" } as const;

/** `model, prompt, text`; `score 0.80 to 0.70`; `only in A`; `same`. */
export function changeWords(pair: StepPair): string {
  if (pair.standing !== "both") return standing[pair.standing];
  // What went in is told by where it came from; it is named only where nothing else is.
  const told = pair.changed.length > 1 ? pair.changed.filter((aspect) => aspect !== "input") : pair.changed;
  if (told.length > 0) return told.map((aspect) => aspectWord(pair, aspect)).join(", ");
  return pair.a?.status === "running" || pair.b?.status === "running" ? "going on" : "same";
}

function aspectWord(pair: StepPair, aspect: Aspect): string {
  return aspect === "output" ? outputWords(pair) : aspect === "status" ? statusWords(pair) : aspect;
}

/** `text`, `value`, or what was decided: `score 0.80 to 0.70`, `weak to good`. */
export function outputWords({ a, b }: StepPair): string {
  const [before, after] = [judgementOf(a?.output ?? null), judgementOf(b?.output ?? null)];
  if (before !== null && after !== null && before.score !== after.score)
    return `score ${before.score.toFixed(2)} to ${after.score.toFixed(2)}`;
  if (a?.route != null && b?.route != null && a.route.key !== b.route.key) return `${a.route.key} to ${b.route.key}`;
  return typeof a?.output === "string" && typeof b?.output === "string" ? "text" : "value";
}

/** `Done to Failed`. */
export function statusWords({ a, b }: StepPair): string {
  return a === null || b === null ? "" : `${words[stateOf(a)]} to ${words[stateOf(b)]}`;
}

/** `Claude Opus 5.5 became Claude Sonnet 5.5`. */
export function modelWords({ models }: StepPair): string {
  return models.a === null || models.b === null ? "" : `${modelOf(models.a).label} became ${modelOf(models.b).label}`;
}

/** What the two runs part by, and a sentence on it. */
export function divergenceWords({ pair, by }: Divergence): { by: string; more: string } {
  switch (by) {
    case "presence":
      return { by: pair.standing === "only-a" ? "only in A" : "only in B", more: "The other run has no such step." };
    case "model":
      return { by: "its model", more: modelWords(pair) };
    case "status":
      return { by: "how it ended", more: statusWords(pair) };
    case "prompt":
      return { by: "its prompt", more: "It was asked something else." };
    case "settings":
      return { by: "its settings", more: "It was set up differently." };
    case "input":
      return { by: "its input", more: "Something else went in." };
    case "output":
      return { by: "its output", more: isGiven(pair) ? "It was given in place of what the step came to." : "It gave something else." };
  }
}

/** A fork took the step over, with another output in its place. */
function isGiven({ a, b }: StepPair): boolean {
  return a?.reusedFrom?.stepId === b?.id || b?.reusedFrom?.stepId === a?.id;
}
