import { placeOf, type Clock } from "@/components/export/page/page-clock";
import type { NodeState } from "@/components/export/page/page-graph";
import type { Playing } from "@/components/export/page/page-script";
import { signOf } from "@/components/run/row-words";
import { statusWords } from "@/components/ui/status-sign";
import type { ShareShow } from "@/lib/contract/shares";
import type { Row } from "@/lib/trace/row";
import type { RunView } from "@/lib/trace/run-view";

/** A node has the state of whatever of it went worst. */
export function nodeStates(all: readonly Row[]): (id: string) => NodeState | null {
  const worst = ["failed", "cancelled", "asking", "running", "done", "reused", "skipped", "held", "waiting"] as const;
  return (id) => {
    const states = new Set(all.filter((row) => row.nodeId === id && row.turn === null).map(signOf));
    const state = worst.find((each) => states.has(each));
    return state === undefined ? null : { state, word: statusWords[state] };
  };
}

/** What the page's script plays from. */
export function playingOf(view: RunView, all: readonly Row[], clock: Clock, show: ShareShow): Playing {
  const start = view.queuedAt ?? view.startedAt ?? view.at;
  return { clock, rows: all.map((row) => moments(row, clock, start)), calls: show.costs ? spending(view, start) : [] };
}

function moments(row: Row, clock: Clock, start: number): Playing["rows"][number] {
  const place = (at: number | null) => (at === null ? null : Math.round(placeOf(clock, at - start) * 1e5) / 1e5);
  const from = row.startedAt ?? row.segments[0]?.from ?? null;
  return [row.id, row.turn === null ? row.nodeId : "", place(from), place(row.endedAt), signOf(row)];
}

function spending(view: RunView, start: number): Playing["calls"] {
  return [...view.calls.values()].flatMap(({ endedAt, costNanoUsd }) =>
    endedAt === null || costNanoUsd === null ? [] : [[endedAt - start, Number(costNanoUsd)] as const],
  );
}
