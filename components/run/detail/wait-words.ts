import type { Selection } from "@/components/run/detail/selection";
import { assertNever } from "@/lib/core/assert-never";
import type { StepView } from "@/lib/trace/run-view";

/** Why there is nothing to see, in a sentence. */
export function waitWords({ row, step, uses }: Selection): string {
  switch (row.status) {
    case "waiting":
      return step?.waiting == null ? waitsFor(uses.filter((each) => each.endedAt === null).map((each) => each.name)) : reasonWords(step);
    case "running":
      return step?.plans.length ? "Waits for its tasks." : row.fold === null ? "Working." : "Works on what is inside of it.";
    case "skipped":
      return skippedWords(step);
    case "cancelled":
      return "Cancelled before it was done. What it cost until then is kept.";
    case "succeeded":
      return "Done.";
    case "reused":
      return "Taken over from an earlier run.";
    case "failed":
      return "Failed.";
    default:
      return assertNever(row.status);
  }
}

function waitsFor(names: string[]): string {
  if (names.length === 0) return "Not started.";
  const last = names.at(-1) ?? "";
  return `Waits for ${names.length === 1 ? last : `${names.slice(0, -1).join(", ")} and ${last}`}.`;
}

function reasonWords(step: StepView): string {
  const reason = step.waiting?.reason;
  switch (reason) {
    case "concurrency":
      return "Ready. As many steps as the graph allows run at once, so this one waits for a place.";
    case "rate":
      return "Ready. The provider limits how fast requests may come, so this one waits its turn.";
    case "budget":
      return "Ready. What is left of the spend cap is reserved by calls that still run, so this one waits for them.";
    case "retry":
      return "The last try failed. It is tried again after a short wait.";
    case "question":
      return "Waits for a person.";
    case "worker":
      return "Its worker is gone. Another one goes on with it as soon as there is one.";
    case "prefix":
      return "Waits for a call with the same beginning, to read it from the provider's cache.";
    case undefined:
      return "Not started.";
    default:
      return assertNever(reason);
  }
}

function skippedWords(step: StepView | null): string {
  const because = step?.skippedBecause;
  switch (because) {
    case "branch":
      return "Skipped: the way to it was not taken.";
    case "dependency":
      return "Skipped: a task that it depends on failed.";
    case "rest":
      return "Skipped: enough results were there without it.";
    case null:
    case undefined:
      return "Not started: the run ended before.";
    default:
      return assertNever(because);
  }
}
