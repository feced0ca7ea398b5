import type { Problem } from "@/lib/core/errors";

/** Where the checks of the compiler put what they find; every check says all it finds (C2). */
export type ProblemSink = (problem: Omit<Problem, "severity"> & { severity?: Problem["severity"] }) => void;

/** A sink, and the list it fills. */
export function problemList(): { report: ProblemSink; problems: Problem[] } {
  const problems: Problem[] = [];
  return { problems, report: (problem) => problems.push({ severity: "error", ...problem }) };
}
