import { canonicalJson } from "@/lib/core/json";
import type { Problem } from "@/lib/core/errors";
import { err, ok, type Result } from "@/lib/core/result";
import { sha256 } from "@/lib/core/sha256";
import { checkWhole } from "@/lib/compile/check-whole";
import { toSpec } from "@/lib/compile/to-spec";
import type { Graph } from "@/lib/graph/document";
import type { ModelCatalogue } from "@/lib/model/catalogue";
import type { Spec } from "@/lib/spec/spec";

export type CompileOptions = { catalogue: ModelCatalogue };
export type Compiled = { spec: Spec; hash: string; warnings: Problem[] };

/** Graph to spec: pure and deterministic (C1). With an error anywhere, every problem at once, warnings too (C2). */
export function compile(graph: Graph, { catalogue }: CompileOptions): Result<Compiled, Problem[]> {
  const { problems, wiring, works } = checkWhole(graph, catalogue);
  if (problems.some((problem) => problem.severity === "error")) return err(problems);
  const spec = toSpec(graph, wiring, works);
  return ok({ spec, hash: sha256(canonicalJson(spec)), warnings: problems });
}

/** Every problem of a graph, errors and warnings: what an editor marks. */
export function checkGraph(graph: Graph, { catalogue }: CompileOptions): Problem[] {
  return checkWhole(graph, catalogue).problems;
}
