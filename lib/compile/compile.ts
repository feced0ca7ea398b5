import { canonicalJson } from "@/lib/core/json";
import type { Problem } from "@/lib/core/errors";
import { err, ok, type Result } from "@/lib/core/result";
import { sha256 } from "@/lib/core/sha256";
import { isMissingConnection, type KnownNames } from "@/lib/compile/check-connections";
import { checkWhole, type Checked } from "@/lib/compile/check-whole";
import { toSpec } from "@/lib/compile/to-spec";
import type { Graph } from "@/lib/graph/document";
import { carriedGraph } from "@/lib/graph/subgraph-refs";
import type { ModelCatalogue } from "@/lib/model/catalogue";
import type { InnerGraph, SubgraphRef } from "@/lib/nodes/kit";
import type { Spec } from "@/lib/spec/spec";

/** `known`: names that the owner has connected; a list that is left out is not held against the graph, and none changes the spec. */
export type CompileOptions = { catalogue: ModelCatalogue; known?: KnownNames | undefined };
export type Compiled = { spec: Spec; hash: string; warnings: Problem[] };

/**
 * Graph to spec: pure and deterministic (C1). Graphs that it runs are read from the document itself, which carries them. With an error
 * anywhere, every problem at once, warnings too (C2).
 */
export function compile(graph: Graph, options: CompileOptions): Result<Compiled, Problem[]> {
  const checked = check(graph, options, graph.subgraphs, []);
  if (checked.problems.some((problem) => problem.severity === "error")) return err(checked.problems);
  const spec = toSpec(graph, checked.wiring, checked.works);
  return ok({ spec, hash: sha256(canonicalJson(spec)), warnings: checked.problems });
}

/** Every problem of a graph, errors and warnings: what an editor marks. */
export function checkGraph(graph: Graph, options: CompileOptions): Problem[] {
  return check(graph, options, graph.subgraphs, []).problems;
}

/** Graphs within graphs are read at most so deep. */
const mostDepth = 5;

/** `way`: the graphs that led here. What a graph carries by itself comes before what the outer one does. */
function check(graph: Graph, options: CompileOptions, bundle: Graph["subgraphs"], way: string[]): Checked {
  return checkWhole(graph, options.catalogue, options.known ?? {}, (ref) => inner(ref, options, bundle, way));
}

function inner(ref: SubgraphRef, options: CompileOptions, bundle: Graph["subgraphs"], way: string[]): InnerGraph {
  const next = [...way, ref.graph];
  if (way.includes(ref.graph) || next.length > mostDepth) return { as: "circle", way: next };
  const carried = carriedGraph(bundle, ref);
  if (carried === undefined) return { as: "unknown" };
  if (!carried.ok) return { as: "broken", problems: carried.error };
  const checked = check(carried.value, options, { ...bundle, ...carried.value.subgraphs }, next);
  const errors = checked.problems.filter((problem) => problem.severity === "error");
  const cycle = errors.find((problem) => problem.code === "subgraph_cycle");
  if (cycle !== undefined) return { as: "circle", way: next };
  return errors.length > 0
    ? { as: "broken", problems: errors }
    : { as: "spec", spec: toSpec(carried.value, checked.wiring, checked.works), missing: checked.problems.filter(isMissingConnection) };
}
