import type { MergeConfig } from "@/lib/nodes/merge/schema";
import type { Operation } from "@/lib/spec/spec";

export function compileMerge({ wait, rest, shape, separator }: MergeConfig): Operation {
  const count = wait === "all" ? null : wait === "any" ? 1 : wait.count;
  return { op: "join", count, rest, shape, separator };
}
