import type { RunView } from "@/lib/trace/run-view";

/** Every model that the run has asked, once. */
export function calledModels(view: RunView): string[] {
  return [...new Set([...view.calls.values()].flatMap(({ model }) => model ?? []))];
}
