import "server-only";
import type { Asker } from "@/lib/data/owners";
import { findRunHead, findRunNumber } from "@/lib/data/runs";
import { isStalled } from "@/lib/data/stalled";
import type { EstimateAnswer } from "@/lib/contract/compile";
import type { Graph } from "@/lib/graph/document";
import { compileAnswer } from "@/lib/runtime/compile-graph";
import { readSnapshot, type RunSnapshot } from "@/lib/runtime/run-snapshot";

export type RunPageFacts = RunSnapshot & {
  number: number;
  graphName: string;
  createdAt: string;
  /** As it ran (T10). */
  graph: Graph;
  /** What it was forked from; null: nothing, or that is gone. */
  forkOf: { id: string; number: number } | null;
  /** No worker drives it, though one should. */
  stalled: boolean;
  renderedAt: number;
  estimate: EstimateAnswer | null;
};

/** Everything for the first picture of a run: its state without streamed text, which the stream brings. null: there is no such run. */
export async function readRunPage(asker: Asker, id: string): Promise<RunPageFacts | null> {
  const head = await findRunHead(asker, id);
  if (head === null) return null;
  const { snapshot, partial } = await readSnapshot(asker, head);
  const compiled = compileAnswer(head.graph);
  const { number, graphName, createdAt, graph } = head;
  const origin = snapshot.origin?.runId ?? null;
  const [stalled, originNumber] = await Promise.all([isStalled(id), origin === null ? null : findRunNumber(asker, origin)]);
  const forkOf = origin === null || originNumber === null ? null : { id: origin, number: originNumber };
  const now = { forkOf, snapshot, partial, stalled, renderedAt: Date.now() };
  return { number, graphName, createdAt, graph, ...now, estimate: compiled.ok ? compiled.value.estimate : null };
}
