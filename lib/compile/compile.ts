import { canonicalJson } from "@/lib/core/json";
import type { Problem } from "@/lib/core/errors";
import { err, ok, type Result } from "@/lib/core/result";
import { sha256 } from "@/lib/core/sha256";
import type { KnownNames } from "@/lib/compile/check-connections";
import { checkWhole } from "@/lib/compile/check-whole";
import { toSpec } from "@/lib/compile/to-spec";
import type { Graph } from "@/lib/graph/document";
import type { ModelCatalogue } from "@/lib/model/catalogue";
import type { Spec } from "@/lib/spec/spec";

/** `known`: names that the owner has connected; a list that is left out is not held against the graph, and none changes the spec. */
export type CompileOptions = { catalogue: ModelCatalogue; known?: KnownNames | undefined };
export type Compiled = { spec: Spec; hash: string; warnings: Problem[] };

/** Graph to spec: pure and deterministic (C1). With an error anywhere, every problem at once, warnings too (C2). */
export function compile(graph: Graph, { catalogue, known = {} }: CompileOptions): Result<Compiled, Problem[]> {
  const { problems, wiring, works } = checkWhole(graph, catalogue, known);
  if (problems.some((problem) => problem.severity === "error")) return err(problems);
  const spec = toSpec(graph, wiring, works);
  return ok({ spec, hash: sha256(canonicalJson(spec)), warnings: problems });
}

/** Every problem of a graph, errors and warnings: what an editor marks. */
export function checkGraph(graph: Graph, { catalogue, known = {} }: CompileOptions): Problem[] {
  return checkWhole(graph, catalogue, known).problems;
}
