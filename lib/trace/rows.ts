import { toStepId, type NodeId } from "@/lib/core/ids";
import { insidesOf } from "@/lib/trace/inside";
import { containerRows, type ScopePlace } from "@/lib/trace/inside-rows";
import type { Task } from "@/lib/trace/task";
import { lastRowsOf, roundsOf, taskPath, taskSteps, type Round } from "@/lib/trace/rounds";
import { lostIn, rowOfStep, rowToCome, type Outlined, type Row, type RowContext, type Seat } from "@/lib/trace/row";
import type { RunView, StepView } from "@/lib/trace/run-view";
import { callSegments, firstMoment, stepSegments, type Segment } from "@/lib/trace/segments";
import { isUnpriced } from "@/lib/trace/unpriced";

/** The rows of the waterfall: nested as the trace says (T7), in the order of the graph, with what is still to come as far as it is known. */
export function rows(run: RunView, outline: readonly Outlined[]): Row[] {
  const standing = new Map<NodeId | null, Outlined[]>();
  for (const node of outline) {
    const group = standing.get(node.parent);
    if (group === undefined) standing.set(node.parent, [node]);
    else group.push(node);
  }
  const context = { run, outline: new Map(outline.map((node) => [node.id, node])), standing, insides: insidesOf(run) };
  const top = [...run.steps.values()].filter((step) => step.parentId === null || !run.steps.has(step.parentId));
  return scopeRows(context, { container: null, path: "", depth: 0, within: null, needs: [], expects: true }, top);
}

/** The parts that stand together in one place: at the top, in a turn of a container, or in a sub-graph, whose parts nobody listed. */
function scopeRows(context: RowContext, place: ScopePlace, steps: readonly StepView[]): Row[] {
  const { run, standing } = context;
  const nodes = place.container === undefined ? [] : (standing.get(place.container) ?? []);
  const listed = new Map(nodes.map((node) => [toStepId(node.id, place.path), node]));
  return [
    ...[...listed].flatMap(([id, node]) => {
      const step = run.steps.get(id);
      const seat = seatOf(context, place, node);
      if (step !== undefined) return stepRows(context, step, seat);
      return node.delegate || !place.expects ? [] : toCome(context, { ...node, path: place.path }, seat);
    }),
    ...steps.filter((step) => !listed.has(step.id)).flatMap((step) => stepRows(context, step, seatByTime(context, place, steps, step))),
  ];
}

/** What a node waits for in its place; one that its container starts waits for what the turn had to. */
function seatOf({ run }: RowContext, place: ScopePlace, node: Outlined): Seat {
  const { depth, within } = place;
  const opened = node.needs.length === 0 || node.needs.some((source) => source === place.container);
  const needs = node.needs.flatMap((source) => {
    if (source === place.container) return [];
    const id = toStepId(source, place.path);
    const step = run.steps.get(id);
    return step === undefined ? [id] : lastRowsOf(run, step);
  });
  return { depth, within, needs: opened ? [...place.needs, ...needs] : needs };
}

/** Of parts that nobody listed only their times are known: what ended last before it began. */
function seatByTime({ run }: RowContext, place: ScopePlace, steps: readonly StepView[], step: StepView): Seat {
  const { depth, within, needs } = place;
  const begun = firstMoment(step);
  const before = steps.filter((other) => other.endedAt !== null && begun !== null && other !== step && other.endedAt <= begun);
  const last = before.toSorted((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0))[0];
  return place.container === null || last === undefined ? { depth, within, needs } : { depth, within, needs: lastRowsOf(run, last) };
}

function toCome(context: RowContext, node: Outlined & { path: string }, seat: Seat): Row[] {
  const row = rowToCome(context, node, seat);
  return context.standing.has(node.id) ? containerRows(context, row, null, scopeRows) : [row];
}

function stepRows(context: RowContext, step: StepView, seat: Seat): Row[] {
  if (step.plans.length > 0) return plannerRows(context, step, seat);
  const row = rowOfStep(context, step, seat);
  const isContainer = context.insides.has(step.id) || context.standing.has(step.nodeId);
  return isContainer ? containerRows(context, row, step, scopeRows) : [row];
}

function plannerRows(context: RowContext, step: StepView, seat: Seat): Row[] {
  const rounds = roundsOf(context.run, step);
  const depth = seat.depth + 1;
  let before = seat;
  return rounds.flatMap((round, index) => {
    const row = ofRound(context, step, before, round, rounds[index + 1]);
    const tasks = (round.plan?.tasks ?? []).flatMap((task) => taskRows(context, step, round, task, { depth, within: row.id }));
    before = { ...seat, needs: tasks.length === 0 ? [row.id] : tasks.map((each) => each.id) };
    return [row, ...bracketed(tasks, depth)];
  });
}

function ofRound(context: RowContext, step: StepView, seat: Seat, round: Round, next: Round | undefined): Row {
  const row = rowOfStep(context, step, seat);
  const part =
    round.plan !== null && round.plan.tasks.length > 0
      ? `round ${round.number}`
      : round.number === 1
        ? null
        : `after round ${round.number - 1}`;
  // Nobody was asked for it: there are no calls to tell its time and cost by.
  if (step.status === "reused") return { ...row, id: round.id, part };
  const priced = round.calls.filter((call) => call.costNanoUsd !== null);
  const startedAt = round.number === 1 ? row.startedAt : (round.calls[0]?.startedAt ?? null);
  const over = round.calls.at(-1)?.endedAt ?? null;
  const until = next?.calls[0]?.startedAt ?? step.endedAt;
  const broken = new Set(step.attempts.filter((attempt) => attempt.error !== null).map((attempt) => attempt.attempt));
  const rests: Segment[] =
    over !== null && (round.plan?.tasks.length ?? 0) > 0 ? [{ kind: "children", from: over, to: until, broken: false }] : [];
  const waits = row.segments.filter(
    (segment) =>
      (segment.kind === "held" || segment.kind === "wait") && segment.from >= (startedAt ?? 0) && segment.from < (until ?? Infinity),
  );
  return {
    ...row,
    id: round.id,
    startedAt,
    endedAt: over,
    status: next === undefined ? row.status : "succeeded",
    part,
    costNanoUsd: round.calls.length === 0 ? null : priced.reduce((sum, call) => sum + (call.costNanoUsd ?? 0n), 0n),
    unpricedCalls: round.calls.filter(isUnpriced).length,
    lostNanoUsd: lostIn(round.calls),
    tries: Math.max(1, new Set(round.calls.map((call) => call.attempt)).size),
    segments: [...waits, ...round.calls.flatMap((call) => callSegments(call, broken.has(call.attempt))), ...rests],
  };
}

function taskRows(context: RowContext, planner: StepView, round: Round, task: Task, under: { depth: number; within: string }): Row[] {
  const ids = taskSteps(planner, round);
  const path = taskPath(planner, round.number, task.id);
  const id = ids.get(task.id) ?? toStepId(task.delegate, path);
  const needs = task.dependsOn.length === 0 ? [round.id] : task.dependsOn.flatMap((other) => ids.get(other) ?? []);
  const seat = { ...under, needs };
  const step = context.run.steps.get(id);
  if (step !== undefined) {
    return stepRows(context, step, seat).map((row) => (row.id === step.id ? { ...row, ...titled(context, row, task, round, step) } : row));
  }
  const delegate = context.outline.get(task.delegate);
  const segments: Segment[] = round.plan === null ? [] : [{ kind: "queued", from: round.plan.at, to: planner.endedAt, broken: false }];
  const node = {
    id: task.delegate,
    path,
    name: task.title,
    kind: delegate?.kind ?? "",
    model: task.model ?? delegate?.model ?? null,
    likelyMs: delegate?.likelyMs ?? null,
  };
  return [{ ...rowToCome(context, node, seat), taskId: task.id, segments }];
}

function titled(context: RowContext, row: Row, task: Task, round: Round, step: StepView): Partial<Row> {
  if (step.plans.length > 0) return { name: task.title, taskId: task.id };
  return {
    name: task.title,
    taskId: task.id,
    segments: [
      ...stepSegments(context.run, step, round.plan?.at ?? null),
      ...row.segments.filter((segment) => segment.kind === "children"),
    ],
  };
}

function bracketed(group: Row[], depth: number): Row[] {
  const count = group.filter((row) => row.depth === depth).length;
  if (count < 2) return group;
  return group.map((row, index) => ({ ...row, bracket: index === 0 ? "first" : index === group.length - 1 ? "last" : "middle" }));
}
