import type { ModelCall, Operation } from "@/lib/spec/spec";

/** How an operation asks a model; null: it asks none. */
export function callOf(work: Operation): ModelCall | null {
  return "call" in work ? work.call : null;
}
