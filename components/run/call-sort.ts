import { assertNever } from "@/lib/core/assert-never";
import type { CallView } from "@/lib/trace/run-view";

/** What is called, in a word. */
export function sortName({ sort }: Pick<CallView, "sort">): string {
  switch (sort) {
    case "model":
      return "Messages";
    case "tool":
      return "Tool";
    case "http":
      return "HTTP";
    default:
      return assertNever(sort);
  }
}
