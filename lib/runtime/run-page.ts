import "server-only";
import { readFacts, readOuterFacts } from "@/lib/data/events";
import type { Asker } from "@/lib/data/owners";
import { findRunHead, findRunNumber, findRunTotals, type RunHead } from "@/lib/data/runs";
import { isStalled } from "@/lib/data/stalled";
import type { EstimateAnswer } from "@/lib/contract/compile";
import { runId } from "@/lib/core/ids";
import type { Graph } from "@/lib/graph/document";
import { compileAnswer } from "@/lib/runtime/compile-graph";
import { emptyRun, fold } from "@/lib/trace/fold";
import type { RunView } from "@/lib/trace/run-view";

export type RunPageFacts = {
  number: number;
  graphName: string;
  createdAt: string;
  /** As it ran (T10). */
  graph: Graph;
  snapshot: RunView;
  /** What stands in turns of maps and loops is not in it: the stream brings that, with all else. */
  partial: boolean;
  /** What it was forked from; null: nothing, or that is gone. */
  forkOf: { id: string; number: number } | null;
  /** No worker drives it, though one should. */
  stalled: boolean;
  renderedAt: number;
  estimate: EstimateAnswer | null;
};

/** Events. Reading, folding and sending more takes longer than people wait for a first picture. */
const wholeUpTo = 5_000;

/** Everything for the first picture of a run: its state without streamed text, which the stream brings. null: there is no such run. */
export async function readRunPage(asker: Asker, id: string): Promise<RunPageFacts | null> {
  const head = await findRunHead(asker, id);
  if (head === null) return null;
  const { snapshot, partial } = head.seq > wholeUpTo ? await readOuter(asker, head) : await readWhole(asker, head);
  const compiled = compileAnswer(head.graph);
  const { number, graphName, createdAt, graph } = head;
  const origin = snapshot.origin?.runId ?? null;
  const [stalled, originNumber] = await Promise.all([isStalled(id), origin === null ? null : findRunNumber(asker, origin)]);
  const forkOf = origin === null || originNumber === null ? null : { id: origin, number: originNumber };
  const now = { forkOf, snapshot, partial, stalled, renderedAt: Date.now() };
  return { number, graphName, createdAt, graph, ...now, estimate: compiled.ok ? compiled.value.estimate : null };
}

type Snapshot = Pick<RunPageFacts, "snapshot" | "partial">;

async function readWhole(asker: Asker, { id, seq }: RunHead): Promise<Snapshot> {
  return { snapshot: fold(emptyRun(runId.parse(id)), await readFacts(asker, id, seq, null)), partial: false };
}

/** The run as it is, without what stands in turns, but with its sums. What happened after the head was read the stream brings. */
async function readOuter(asker: Asker, { id, seq }: RunHead): Promise<Snapshot> {
  const [{ events, isAll }, totals] = await Promise.all([readOuterFacts(asker, id, seq), findRunTotals(asker, id)]);
  const view = fold(emptyRun(runId.parse(id)), events);
  return isAll ? { snapshot: view, partial: false } : { snapshot: { ...view, ...totals, seq }, partial: true };
}
