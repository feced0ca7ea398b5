import type { NodeId } from "@/lib/core/ids";
import { turnPath, turnStatus, type Inside, type Sum, type Turn } from "@/lib/trace/inside";
import { lastRowsOf } from "@/lib/trace/rounds";
import { blank, lostIn, type Row, type RowContext, type Seat } from "@/lib/trace/row";
import type { RunView, StepView } from "@/lib/trace/run-view";
import { callsOf, firstMoment } from "@/lib/trace/segments";

/** A place in which parts stand together. `container` undefined: a sub-graph. `expects`: what has not begun may still come. */
export type ScopePlace = Seat & { container: NodeId | null | undefined; path: string; expects: boolean };
type ScopeRows = (context: RowContext, place: ScopePlace, steps: readonly StepView[]) => Row[];

/** Above so many turns, or parts of a sub-graph, a row stands folded until it is opened. */
const foldAbove = 24;
/** Above so many turns each of them stands folded. */
const foldTurnsAbove = 8;

const nothing: Inside = { turns: new Map(), others: [], sum: { costNanoUsd: 0n, unpricedCalls: 0, lostNanoUsd: 0n, calls: 0 } };

/** The row of a step that others are inside of, and theirs: turn by turn, or as they are. `step` null: it has not begun. */
export function containerRows(context: RowContext, row: Row, step: StepView | null, scopeRows: ScopeRows): Row[] {
  const inside = (step === null ? undefined : context.insides.get(step.id)) ?? nothing;
  const below = { depth: row.depth + 1, within: row.id, needs: row.needs };
  if (step === null || inside.turns.size + inside.others.length === 0) {
    const isOpen = row.status === "waiting" || row.status === "running";
    const path = turnPath(row.path, row.nodeId, 0);
    const expected = isOpen ? scopeRows(context, { ...below, container: row.nodeId, path, expects: true }, []) : [];
    return [{ ...row, fold: expected.length > 0 ? "open" : null }, ...expected];
  }
  const turns = [...inside.turns.values()].sort((a, b) => a.index - b.index);
  const turnRows = toTurnRows(context, row, step, turns);
  const own: Row = {
    ...row,
    part: partOf(step, turns.length),
    fold: turns.length + inside.others.length > foldAbove ? "folded" : "open",
    inside: inside.sum,
    inner: [...turnRows.map((turn) => turn.id), ...inside.others.flatMap((other) => lastRowsOf(context.run, other))],
    segments: step.inside?.called == null ? containerSegments(row, step) : [...row.segments, ...turnRows.flatMap((turn) => turn.segments)],
  };
  const others = scopeRows(context, { ...below, container: undefined, path: "", expects: false }, inside.others);
  return [own, ...turnRows.flatMap((turn, index) => withSteps(context, turn, turns[index]?.steps ?? [], scopeRows)), ...others];
}

/** It does nothing of its own while others are at work inside of it. A model that called them does. */
function containerSegments(row: Row, step: StepView): Row["segments"] {
  const waits = row.segments.filter((segment) => segment.kind === "held" || segment.kind === "wait" || segment.kind === "queued");
  return [...waits, { kind: "children", from: step.startedAt ?? 0, to: step.endedAt, broken: step.status === "failed" }];
}

/** `24 of 48`, `2 turns`; a sub-graph has no turns. */
function partOf({ inside }: StepView, begun: number): string | null {
  if (begun === 0) return null;
  if (inside?.called != null) return begun === 1 ? "1 sub-graph" : `${begun} sub-graphs`;
  const count = inside?.count ?? null;
  if (count !== null) return `${inside?.turns.size ?? 0} of ${count}`;
  return begun === 1 ? "1 turn" : `${begun} turns`;
}

function withSteps(context: RowContext, row: Row, steps: readonly StepView[], scopeRows: ScopeRows): Row[] {
  const { depth, needs, nodeId, status } = row;
  const path = turnPath(row.path, nodeId, row.turn ?? 0);
  const expects = (status === "running" || status === "waiting") && context.run.endedAt === null;
  return [row, ...scopeRows(context, { container: nodeId, path, depth: depth + 1, within: row.id, needs, expects }, steps)];
}

/** One row for each turn that has begun. */
function toTurnRows({ run, insides }: RowContext, container: Row, step: StepView, turns: readonly Turn[]): Row[] {
  const isLoop = (step.inside?.count ?? null) === null;
  const times = turns.map(({ index, steps }) => timesOf(step, index, steps));
  const behind = isLoop ? [] : madeRoom(turns, times);
  return turns.map(({ index, steps }, place): Row => {
    const [startedAt, endedAt] = times[place] ?? [null, null];
    const before = turns[place - 1];
    const after = behind[place];
    return {
      ...blank({
        depth: container.depth + 1,
        within: container.id,
        needs: isLoop && before !== undefined ? [turnId(step, before.index)] : container.needs,
      }),
      behind: after === undefined ? null : turnId(step, after),
      id: turnId(step, index),
      stepId: step.id,
      nodeId: step.nodeId,
      path: step.path,
      turn: index,
      name: turnName(step, index),
      kind: "",
      model: null,
      status: turnStatus(step, index, steps),
      startedAt,
      endedAt,
      fold: turns.length > foldTurnsAbove ? "folded" : "open",
      inside: sumOf(run, steps, insides),
      inner: steps.flatMap((each) => lastRowsOf(run, each)),
      segments: startedAt === null ? [] : [{ kind: "children", from: startedAt, to: endedAt, broken: false }],
    };
  });
}

/** "item 3", "turn 3", or the sub-graph that a model called. */
function turnName({ inside }: StepView, index: number): string {
  const tool = inside?.called?.[index]?.tool;
  if (tool !== undefined) return inside?.called?.filter((one) => one.tool === tool).length === 1 ? tool : `${tool} ${index + 1}`;
  return `${(inside?.count ?? null) === null ? "turn" : "item"} ${index + 1}`;
}

function turnId(step: StepView, index: number): string {
  return `${step.id}#[${index}]`;
}

function timesOf(container: StepView, index: number, steps: readonly StepView[]): [number | null, number | null] {
  const starts = steps.flatMap((step) => firstMoment(step) ?? []);
  const over = container.inside?.turns.get(index)?.at ?? container.endedAt;
  return [starts.length === 0 ? null : Math.min(...starts), over];
}

/**
 * For each turn of a map the one before it in the list whose steps were over last before it began: as many as are worked on at once had no
 * such. Its place is free as soon as its steps are over, which is a moment before the map takes note of the turn.
 */
function madeRoom(turns: readonly Turn[], times: readonly (readonly [number | null, number | null])[]): (number | undefined)[] {
  const over: { at: number; index: number }[] = [];
  return turns.map(({ index, steps }, place) => {
    const [start, end] = times[place] ?? [null, null];
    const room = start === null ? undefined : over[placeAfter(over, start) - 1]?.index;
    const ends = steps.map((step) => step.endedAt);
    const at = ends.includes(null) ? end : Math.max(...ends.map((each) => each ?? 0));
    if (at !== null) over.splice(placeAfter(over, at), 0, { at, index });
    return room;
  });
}

/** How many of a sorted list are not after a time. */
function placeAfter(sorted: readonly { at: number }[], time: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.at ?? Infinity) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sumOf(run: RunView, steps: readonly StepView[], insides: RowContext["insides"]): Sum {
  const sum = { ...nothing.sum };
  for (const step of steps) {
    const below = insides.get(step.id)?.sum ?? nothing.sum;
    sum.costNanoUsd += step.costNanoUsd + below.costNanoUsd;
    sum.unpricedCalls += step.unpricedCalls + below.unpricedCalls;
    sum.lostNanoUsd += lostIn(callsOf(run, step)) + below.lostNanoUsd;
    sum.calls += step.callIds.length + below.calls;
  }
  return sum;
}
