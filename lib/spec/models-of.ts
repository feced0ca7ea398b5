import { callOf } from "@/lib/spec/call-of";
import { innerSpecs } from "@/lib/spec/inner-specs";
import type { Part, Spec } from "@/lib/spec/spec";

/** Every model that a run of this spec may ask, once. */
export function modelsOf(spec: Spec): string[] {
  return [...new Set(spec.parts.flatMap(ofPart))];
}

function ofPart({ work, policy }: Part): string[] {
  const call = callOf(work);
  const inside = innerSpecs(work).flatMap((spec) => spec.parts.flatMap(ofPart));
  if (call === null) return inside;
  const choices = work.op === "plan" ? work.delegates.flatMap((delegate) => [delegate.model ?? [], delegate.taskModels].flat()) : [];
  return [...(call.auto === undefined ? [call.model] : Object.values(call.auto)), ...policy.fallbackModels, ...choices, ...inside];
}
