import { useEffect, useMemo, useState } from "react";
import type { ProblemCount } from "@/components/canvas/canvas-store";
import { compile } from "@/lib/compile/compile";
import { todayProblems } from "@/lib/compile/today";
import type { Problem } from "@/lib/core/errors";
import type { Graph } from "@/lib/graph/document";
import { catalogue } from "@/lib/model/catalogue";
import { estimate, type Estimate } from "@/lib/money/estimate";

/** What the compiler says about the document, a moment behind the typing. */
export type Findings = {
  /** Errors first, in the order of the document. */
  problems: readonly Problem[];
  errors: number;
  byNode: ReadonlyMap<string, ProblemCount>;
  /** null: with an error there is nothing to estimate. */
  estimate: Estimate | null;
};

const pause = 150;

export function useFindings(graph: Graph): Findings {
  const [seen, setSeen] = useState(graph);
  const [today] = useState(() => new Date());
  useEffect(() => {
    const timer = setTimeout(() => setSeen(graph), pause);
    return () => clearTimeout(timer);
  }, [graph]);
  return useMemo(() => findingsOf(seen, today), [seen, today]);
}

export function findingsOf(graph: Graph, today: Date): Findings {
  const compiled = compile(graph, { catalogue });
  const problems = compiled.ok ? [...compiled.value.warnings, ...todayProblems(compiled.value.spec, catalogue, today)] : compiled.error;
  const errors = problems.filter((problem) => problem.severity === "error");
  const warnings = problems.filter((problem) => problem.severity === "warning");
  const byNode = new Map<string, ProblemCount>();
  for (const { nodeId, severity } of problems) {
    if (nodeId === undefined) continue;
    const count = byNode.get(nodeId) ?? { errors: 0, warnings: 0 };
    byNode.set(nodeId, severity === "error" ? { ...count, errors: count.errors + 1 } : { ...count, warnings: count.warnings + 1 });
  }
  return {
    problems: [...errors, ...warnings],
    errors: errors.length,
    byNode,
    estimate: compiled.ok ? estimate(compiled.value.spec, catalogue, { today }) : null,
  };
}
