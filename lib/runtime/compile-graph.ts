import "server-only";
import type { KnownNames } from "@/lib/compile/check-connections";
import { compile, type Compiled } from "@/lib/compile/compile";
import { todayProblems } from "@/lib/compile/today";
import type { CompileAnswer } from "@/lib/contract/compile";
import type { Problem } from "@/lib/core/errors";
import { err, ok, type Result } from "@/lib/core/result";
import type { Graph } from "@/lib/graph/document";
import { catalogue } from "@/lib/model/catalogue";
import { estimate } from "@/lib/money/estimate";

/**
 * Compiles with what this build knows, and what the owner has connected where the caller says it. What depends on the day (retired
 * models) is looked at apart and changes no hash (C7).
 */
export function compileGraph(graph: Graph, known?: KnownNames, today = new Date()): Result<Compiled, Problem[]> {
  const compiled = compile(graph, { catalogue, known });
  if (!compiled.ok) return compiled;
  const problems = [...compiled.value.warnings, ...todayProblems(compiled.value.spec, catalogue, today)];
  if (problems.some((problem) => problem.severity === "error")) return err(problems);
  return ok({ ...compiled.value, warnings: problems });
}

/** The same with the estimate, for the API. */
export function compileAnswer(graph: Graph, known?: KnownNames, pinned: readonly string[] = []): Result<CompileAnswer, Problem[]> {
  const compiled = compileGraph(graph, known);
  if (!compiled.ok) return compiled;
  const { spec, hash, warnings } = compiled.value;
  return ok({ ok: true, spec, hash, estimate: estimate(spec, catalogue, { pinned: new Set(pinned) }), problems: warnings });
}
