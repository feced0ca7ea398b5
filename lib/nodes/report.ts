import type { ProblemCode } from "@/lib/core/errors";

export type NodeProblem = { code: ProblemCode; field: string; message: string; hint: string };

/** Where a kind complains while it compiles; the compiler adds which node it was. */
export type Report = (problem: NodeProblem) => void;
