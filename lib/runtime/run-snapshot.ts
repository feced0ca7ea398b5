import "server-only";
import { runId } from "@/lib/core/ids";
import { readFacts, readOuterFacts } from "@/lib/data/events";
import type { Asker } from "@/lib/data/owners";
import { findRunTotals, type RunHead } from "@/lib/data/runs";
import type { Event } from "@/lib/trace/event";
import { emptyRun, fold } from "@/lib/trace/fold";
import type { RunView } from "@/lib/trace/run-view";

export type RunSnapshot = {
  /** Without streamed text, which the stream brings. */
  snapshot: RunView;
  /** What stands in turns of maps and loops is not in it: the stream brings that, with all else. */
  partial: boolean;
};

/** What stands between the events and whoever looks. `costs`: whether sums may be seen. */
type Through = { event: (event: Event) => Event; costs: boolean };
const everything: Through = { event: (event) => event, costs: true };

/** Events. Reading, folding and sending more takes longer than people wait for a first picture. */
const wholeUpTo = 5_000;

/** A run for the first picture of a page. What happened after the head was read the stream brings. */
export async function readSnapshot(asker: Asker, head: RunHead, through = everything): Promise<RunSnapshot> {
  return head.seq > wholeUpTo ? readOuter(asker, head, through) : readWhole(asker, head, through);
}

async function readWhole(asker: Asker, { id, seq }: RunHead, { event }: Through): Promise<RunSnapshot> {
  return { snapshot: fold(emptyRun(runId.parse(id)), (await readFacts(asker, id, seq, null)).map(event)), partial: false };
}

/** The run as it is, without what stands in turns, but with its sums and its time. */
async function readOuter(asker: Asker, { id, seq }: RunHead, { event, costs }: Through): Promise<RunSnapshot> {
  const [{ events, isAll, at }, totals] = await Promise.all([readOuterFacts(asker, id, seq), costs ? findRunTotals(asker, id) : null]);
  const snapshot = fold(emptyRun(runId.parse(id)), events.map(event));
  return isAll ? { snapshot, partial: false } : { snapshot: { ...snapshot, ...totals, seq, at: at ?? snapshot.at }, partial: true };
}
