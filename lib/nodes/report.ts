import type { Problem, ProblemCode } from "@/lib/core/errors";

/** An error, where no severity is given. */
export type NodeProblem = { code: ProblemCode; severity?: Problem["severity"]; field: string; message: string; hint: string };

/** Where a kind complains while it compiles; the compiler adds which node it was. */
export type Report = (problem: NodeProblem) => void;
