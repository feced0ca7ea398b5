import { useEffect, useMemo, useState } from "react";
import { edgeKey, type ProblemCount } from "@/components/canvas/canvas-store";
import type { KnownNames } from "@/lib/compile/check-connections";
import { compile } from "@/lib/compile/compile";
import type { PinnedValues } from "@/components/editor/pins";
import { ApiError, call } from "@/lib/contract/client";
import { compileGraph } from "@/lib/contract/compile";
import { todayProblems } from "@/lib/compile/today";
import type { Problem } from "@/lib/core/errors";
import type { JsonObject } from "@/lib/core/json";
import type { Graph } from "@/lib/graph/document";
import { subgraphRefs } from "@/lib/graph/subgraph-refs";
import { catalogue } from "@/lib/model/catalogue";
import { estimate, type Estimate } from "@/lib/money/estimate";

/** What the compiler says about the document, a moment behind the typing. */
export type Findings = {
  /** false: nothing was said yet. */
  checked: boolean;
  /** Errors first, in the order of the document. */
  problems: readonly Problem[];
  errors: number;
  /** By id of the node, or `edgeKey` of the edge. */
  byNode: ReadonlyMap<string, ProblemCount>;
  /** null: with an error there is nothing to estimate. */
  estimate: Estimate | null;
};

const pause = 150;

/** More nodes take so long that the graph is shown first, and can be moved. */
const atOnce = 200;
const firstPause = 600;
const nothing: Findings = { checked: false, problems: [], errors: 0, byNode: new Map(), estimate: null };

export function useFindings(graph: Graph, known: KnownNames, pins: PinnedValues): Findings {
  const [seen, setSeen] = useState(graph.nodes.length > atOnce ? null : graph);
  const isFirst = seen === null;
  const [today] = useState(() => new Date());
  useEffect(() => {
    const timer = setTimeout(() => setSeen(graph), isFirst ? firstPause : pause);
    return () => clearTimeout(timer);
  }, [graph, isFirst]);
  const runsOthers = seen !== null && subgraphRefs(seen).length > 0;
  // By name: another value of the same pin changes no estimate.
  const names = Object.keys(pins).join();
  const pinned = useMemo(() => names.split(",").filter(Boolean), [names]);
  const here = useMemo(
    () => (runsOthers || seen === null ? null : findingsOf(seen, today, known, pinned)),
    [runsOthers, seen, today, known, pinned],
  );
  const there = useServerFindings(runsOthers ? seen : null, known, pinned);
  return here ?? there;
}

/** A graph that runs others is compiled where those are, and anew when what is known changes. null: it does not. */
function useServerFindings(graph: Graph | null, known: KnownNames, pinned: string[]): Findings {
  const [found, setFound] = useState(nothing);
  useEffect(() => {
    if (graph === null) return;
    const abort = new AbortController();
    const document = JSON.parse(JSON.stringify(graph)) as JsonObject; // a document is JSON
    call(compileGraph, { body: { graph: document, pinned }, signal: abort.signal }).then(
      (answer) => setFound(toFindings(answer.problems, answer.estimate)),
      // What cannot be asked now is asked again at the next change; until then the last answer stands.
      (error: unknown) => error instanceof ApiError && error.problem?.problems && setFound(toFindings(error.problem.problems, null)),
    );
    return () => abort.abort();
  }, [graph, known, pinned]);
  return found;
}

export function findingsOf(graph: Graph, today: Date, known: KnownNames = {}, pinned: readonly string[] = []): Findings {
  const compiled = compile(graph, { catalogue, known });
  if (!compiled.ok) return toFindings(compiled.error, null);
  const problems = [...compiled.value.warnings, ...todayProblems(compiled.value.spec, catalogue, today)];
  return toFindings(problems, estimate(compiled.value.spec, catalogue, { today, pinned: new Set(pinned) }));
}

function toFindings(problems: readonly Problem[], estimated: Estimate | null): Findings {
  const errors = problems.filter((problem) => problem.severity === "error");
  const warnings = problems.filter((problem) => problem.severity === "warning");
  const byNode = new Map<string, ProblemCount>();
  for (const { nodeId, edgeId, severity } of problems) {
    const place = nodeId ?? (edgeId === undefined ? undefined : edgeKey(edgeId));
    if (place === undefined) continue;
    const count = byNode.get(place) ?? { errors: 0, warnings: 0 };
    byNode.set(place, severity === "error" ? { ...count, errors: count.errors + 1 } : { ...count, warnings: count.warnings + 1 });
  }
  return {
    checked: true,
    problems: [...errors, ...warnings],
    errors: errors.length,
    byNode,
    estimate: estimated,
  };
}
